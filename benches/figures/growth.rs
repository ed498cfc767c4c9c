//! How the cost of a key and of a second of the clock grows with the incident, on a screen of the same
//! height: it should not.

use crisis::tui::input::{Code, Key};

use crate::ratio::{Figure, Figures, Pair, timed};
use crate::screen::Screen;
use crate::wide::{LARGEST, Wide};

/// Components, and steps of each: 27 of them, fifteen times as many, a hundred and fifty times as many.
const SMALL: (usize, usize) = (3, 9);
const MIDDLE: (usize, usize) = (4, 100);

/// What is done, and on how large a screen.
#[derive(Clone, Copy)]
struct Deed {
    name: [&'static str; 2],
    size: (u16, u16),
    act: fn(&mut Screen, bool),
}

const DEEDS: [Deed; 4] = [
    Deed { name: ["grows-key-400", "grows-key-4000"], size: (80, 24), act: go },
    Deed { name: ["grows-key-400-200x50", "grows-key-4000-200x50"], size: (200, 50), act: go },
    Deed { name: ["grows-tab-400", "grows-tab-4000"], size: (80, 24), act: change_list },
    Deed { name: ["grows-second-400", "grows-second-4000"], size: (80, 24), act: |screen, _| screen.wait() },
];

pub fn measure(figures: &mut Figures) {
    for deed in DEEDS {
        for (name, size) in deed.name.into_iter().zip([MIDDLE, LARGEST]) {
            let figure = Figure { name, floor: "at 27 steps", aim: "≈ 1", things: None, samples: 50 };
            figures.measure(&figure, || {
                let [mut small, mut large] = [SMALL, size].map(|size| {
                    let wide = Wide::of(size);
                    Screen::at(&wide.life, wide.now, deed.size.0, deed.size.1)
                });
                let mut back = true;
                move || {
                    back = !back;
                    let [measured, floor] = [&mut large, &mut small].map(|screen| timed(|| once(screen, deed, back)));
                    Pair { measured, floor }
                }
            });
        }
    }
}

/// What is done, and the picture after it.
fn once(screen: &mut Screen, deed: Deed, back: bool) {
    (deed.act)(screen, back);
    screen.draw();
}

/// Moves the cursor.
fn go(screen: &mut Screen, back: bool) {
    screen.press(Key::char(if back { 'k' } else { 'j' }));
}

/// Takes the cursor to another list: the board is looked at anew for it.
fn change_list(screen: &mut Screen, back: bool) {
    screen.press(Key::new(if back { Code::BackTab } else { Code::Tab }));
}
