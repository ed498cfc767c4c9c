//! The measure: how many floors something costs. Criterion asks for samples and does the statistics; here a
//! sample becomes one ratio.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use criterion::measurement::{Measurement, ValueFormatter};
use criterion::{Criterion, SamplingMode, Throughput};

/// One run of something, and of its floor.
#[derive(Clone, Copy, Default)]
pub struct Pair {
    pub measured: Duration,
    pub floor: Duration,
}

/// How long something takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

/// What is to be measured.
pub struct Figure {
    /// Its name; only letters, digits, `-` and `_`, for criterion makes a folder of it.
    pub name: &'static str,
    /// What the floor is.
    pub floor: &'static str,
    /// What should come out.
    pub aim: &'static str,
    /// How many things one run deals with, to be told as things a second.
    pub things: Option<u32>,
    /// How many samples; ten where one takes long.
    pub samples: usize,
}

/// All that was measured.
pub struct Figures {
    criterion: Criterion<Floors>,
    folder: PathBuf,
    table: Vec<[String; 6]>,
    remarks: Vec<String>,
}

impl Figures {
    /// Takes what `cargo bench` passes on.
    pub fn from_arguments() -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("criterion");
        let criterion = Criterion::default().with_measurement(Floors).without_plots().configure_from_args();
        Self { criterion: criterion.output_directory(&folder), folder, table: Vec::new(), remarks: Vec::new() }
    }

    /// Measures something; `make` prepares it, and is called only if it is wanted. Says whether it was.
    pub fn measure<F: FnMut() -> Pair>(&mut self, figure: &Figure, make: impl FnOnce() -> F) -> bool {
        let (mut make, mut run, mut pairs) = (Some(make), None, Vec::new());
        let mut group = self.criterion.benchmark_group("figures");
        group.sampling_mode(SamplingMode::Flat).sample_size(figure.samples);
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
        group.bench_function(figure.name, |bencher| {
            let run = run.get_or_insert_with(|| (make.take().unwrap())());
            bencher.iter_custom(|times| {
                let mut sum = Pair::default();
                for _ in 0..times {
                    let pair = run();
                    sum = Pair { measured: sum.measured + pair.measured, floor: sum.floor + pair.floor };
                }
                pairs.push((sum.measured.as_secs_f64() / times as f64, sum.floor.as_secs_f64() / times as f64));
                // Criterion divides by the number of runs, as it would a time.
                sum.measured.as_secs_f64() / sum.floor.as_secs_f64() * times as f64
            });
        });
        group.finish();
        // What came first was for warming up; where there was nothing else, only a trial was asked for.
        if pairs.len() > figure.samples {
            let pairs = pairs.split_off(pairs.len() - figure.samples);
            self.table.push(self.row(figure, &pairs));
        }
        run.is_some()
    }

    /// Says something below the table.
    pub fn remark(&mut self, remark: String) {
        self.remarks.push(remark);
    }

    fn row(&self, figure: &Figure, pairs: &[(f64, f64)]) -> [String; 6] {
        let path = self.folder.join("figures").join(figure.name).join("new/estimates.json");
        let estimates: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let median = &estimates["median"];
        let number = |value: &serde_json::Value| value.as_f64().unwrap();
        let bound = |name: &str| number(&median["confidence_interval"][name]);
        let measured = middle(pairs.iter().map(|pair| pair.0));
        let a_second = figure.things.map(|things| format!(" ({:.2} M/s)", f64::from(things) / measured / 1e6));
        [
            figure.name.to_owned(),
            short(measured) + &a_second.unwrap_or_default(),
            format!("{}: {}", figure.floor, short(middle(pairs.iter().map(|pair| pair.1)))),
            format!("{:.2}", number(&median["point_estimate"])),
            format!("{:.2}–{:.2}", bound("lower_bound"), bound("upper_bound")),
            figure.aim.to_owned(),
        ]
    }

    /// Prints the table.
    pub fn print(&self) {
        if self.table.is_empty() {
            return;
        }
        let heads = ["figure", "measured", "floor", "ratio", "95 %", "aim"].map(str::to_owned);
        let width = |column: usize| {
            std::iter::once(&heads).chain(&self.table).map(|row| row[column].chars().count()).max().unwrap_or_default()
        };
        let widths: [usize; 6] = std::array::from_fn(width);
        println!("\nMedians of one run on this machine; the ratio is the median of pairs, with its confidence interval.\n");
        for row in std::iter::once(&heads).chain(&self.table) {
            let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            println!("{}", cells.join("  ").trim_end());
        }
        println!();
        for remark in &self.remarks {
            println!("{remark}");
        }
    }
}

fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn short(seconds: f64) -> String {
    match seconds {
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 1e-3 => format!("{:.2} ms", s * 1e3),
        s if s >= 1e-6 => format!("{:.1} µs", s * 1e6),
        s => format!("{:.0} ns", s * 1e9),
    }
}

/// Criterion's measure: multiples of a floor.
struct Floors;

impl Measurement for Floors {
    type Intermediate = ();
    type Value = f64;

    fn start(&self) {}

    fn end(&self, (): ()) -> f64 {
        0.0
    }

    fn add(&self, one: &f64, other: &f64) -> f64 {
        one + other
    }

    fn zero(&self) -> f64 {
        0.0
    }

    fn to_f64(&self, value: &f64) -> f64 {
        *value
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self
    }
}

impl ValueFormatter for Floors {
    fn scale_values(&self, _: f64, _: &mut [f64]) -> &'static str {
        "× floor"
    }

    fn scale_throughputs(&self, _: f64, _: &Throughput, _: &mut [f64]) -> &'static str {
        "× floor"
    }

    fn scale_for_machines(&self, _: &mut [f64]) -> &'static str {
        "floors"
    }
}
