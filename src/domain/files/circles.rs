//! Circles among things that need one another, and an order in which what is needed comes first.
//!
//! Works on numbers alone and without recursion: a file may hold a hundred thousand of them in one chain.

/// Circles beyond so many are not told: whoever mends these will see the rest.
const MOST: usize = 50;

/// What a walk along all needs finds.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Each circle from its first thing on: every one needs the next, and the last needs the first.
    pub circles: Vec<Vec<usize>>,
    /// All things, each after those it needs (where no circle forbids it).
    pub order: Vec<usize>,
    /// For each thing, the group of those that need one another around a circle.
    group: Vec<usize>,
}

impl Walk {
    /// Whether two things lie on a circle together.
    pub fn joined(&self, one: usize, other: usize) -> bool {
        self.group.get(one).is_some_and(|group| self.group.get(other) == Some(group))
    }
}

/// Where a thing stands in the walk, after Tarjan ("Depth-first search and linear graph algorithms", 1972).
#[derive(Clone, Copy, Default)]
struct Mark {
    /// When it was reached, from 1 on; 0 is never.
    reached: usize,
    /// The earliest reached that it leads back to.
    back_to: usize,
    /// Its place on the path from the start to here, from 1 on; 0 is off the path.
    on_path: usize,
    /// Its group is known.
    settled: bool,
}

/// Walks along all needs: `needs[a]` are the things that `a` needs.
pub(super) fn walk(needs: &[Vec<usize>]) -> Walk {
    let mut walker = Walker { needs, marks: vec![Mark::default(); needs.len()], ..Walker::default() };
    walker.found.group = vec![usize::MAX; needs.len()];
    for start in 0..needs.len() {
        if walker.mark(start).reached == 0 {
            walker.from(start);
        }
    }
    walker.found
}

#[derive(Default)]
struct Walker<'n> {
    needs: &'n [Vec<usize>],
    marks: Vec<Mark>,
    /// The way from the start to here: each thing, and how many of its needs were followed.
    path: Vec<(usize, usize)>,
    /// Reached, but of no settled group yet.
    open: Vec<usize>,
    count: usize,
    found: Walk,
}

impl Walker<'_> {
    fn mark(&self, thing: usize) -> Mark {
        self.marks.get(thing).copied().unwrap_or_default()
    }

    fn change(&mut self, thing: usize, change: impl FnOnce(&mut Mark)) {
        if let Some(mark) = self.marks.get_mut(thing) {
            change(mark);
        }
    }

    fn from(&mut self, start: usize) {
        self.enter(start);
        while let Some((here, followed)) = self.path.last_mut() {
            let here = *here;
            let next = self.needs.get(here).and_then(|needs| needs.get(*followed)).copied();
            *followed += 1;
            match next {
                None => self.leave(here),
                Some(next) if self.mark(next).reached == 0 => self.enter(next),
                Some(next) => self.meet(here, next),
            }
        }
    }

    fn enter(&mut self, thing: usize) {
        self.count += 1;
        self.path.push((thing, 0));
        self.open.push(thing);
        let (count, on_path) = (self.count, self.path.len());
        self.change(thing, |mark| *mark = Mark { reached: count, back_to: count, on_path, settled: false });
    }

    /// Something that was reached before: a circle when it lies on the way to here.
    fn meet(&mut self, here: usize, met: usize) {
        let mark = self.mark(met);
        if !mark.settled {
            self.change(here, |here| here.back_to = here.back_to.min(mark.reached));
        }
        if mark.on_path > 0 && self.found.circles.len() < MOST {
            self.found.circles.push(self.path.iter().skip(mark.on_path - 1).map(|(thing, _)| *thing).collect());
        }
    }

    fn leave(&mut self, here: usize) {
        self.path.pop();
        self.found.order.push(here);
        self.change(here, |mark| mark.on_path = 0);
        let mark = self.mark(here);
        if let Some((before, _)) = self.path.last().copied() {
            self.change(before, |before| before.back_to = before.back_to.min(mark.back_to));
        }
        if mark.back_to == mark.reached {
            self.settle(here);
        }
    }

    fn settle(&mut self, first: usize) {
        while let Some(thing) = self.open.pop() {
            self.change(thing, |mark| mark.settled = true);
            if let Some(group) = self.found.group.get_mut(thing) {
                *group = first;
            }
            if thing == first {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_with_its_whole_path() {
        assert_eq!(walk(&[vec![1], vec![2], vec![0]]).circles, [vec![0, 1, 2]]);
        assert_eq!(walk(&[vec![0]]).circles, [vec![0]]);
        assert_eq!(walk(&[vec![1, 2], vec![0], vec![0]]).circles, [vec![0, 1], vec![0, 2]]);
        assert_eq!(walk(&[vec![1], vec![], vec![3], vec![2]]).circles, [vec![2, 3]]);
    }

    #[test]
    fn a_diamond_is_no_circle_and_what_is_needed_comes_first() {
        let walk = walk(&[vec![1, 2], vec![3], vec![3], vec![]]);
        assert!(walk.circles.is_empty());
        assert_eq!(walk.order, [3, 1, 2, 0]);
        assert!(!walk.joined(0, 1) && walk.joined(1, 1));
    }

    #[test]
    fn those_of_one_circle_are_joined() {
        let walk = walk(&[vec![1], vec![2], vec![1, 3], vec![]]);
        assert!(walk.joined(1, 2) && !walk.joined(0, 1) && !walk.joined(2, 3));
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_takes_no_stack() {
        let mut needs: Vec<Vec<usize>> = (1..100_000).map(|next| vec![next]).collect();
        needs.push(vec![0]);
        let walk = walk(&needs);
        assert_eq!(walk.circles.len(), 1);
        assert_eq!(walk.order.len(), 100_000);
    }
}
