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
}

/// Where a thing stands in the walk.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// It was reached.
    reached: bool,
    /// Its place on the path from the start to here, from 1 on; 0 is off the path.
    on_path: usize,
}

/// Walks along all needs: `needs[a]` are the things that `a` needs.
pub(super) fn walk(needs: &[Vec<usize>]) -> Walk {
    let mut walker = Walker { needs, marks: vec![Mark::default(); needs.len()], ..Walker::default() };
    for start in 0..needs.len() {
        if !walker.mark(start).reached {
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
                Some(next) if self.mark(next).reached => self.meet(next),
                Some(next) => self.enter(next),
            }
        }
    }

    fn enter(&mut self, thing: usize) {
        self.path.push((thing, 0));
        let on_path = self.path.len();
        self.change(thing, |mark| *mark = Mark { reached: true, on_path });
    }

    /// Something that was reached before: a circle when it lies on the way to here.
    fn meet(&mut self, met: usize) {
        let mark = self.mark(met);
        if mark.on_path > 0 && self.found.circles.len() < MOST {
            self.found.circles.push(self.path.iter().skip(mark.on_path - 1).map(|(thing, _)| *thing).collect());
        }
    }

    fn leave(&mut self, here: usize) {
        self.path.pop();
        self.found.order.push(here);
        self.change(here, |mark| mark.on_path = 0);
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
