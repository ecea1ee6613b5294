//! What was measured, and the bars that it is held against.

use super::Side;
use std::fmt;

/// How long a command may take to its picture, in milliseconds.
const COMMAND_MS: f64 = 50.0;

/// How long one act took, in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sample {
    /// From the key to the picture.
    pub waited: f64,
    /// Of the processor, with what is done behind.
    pub worked: f64,
}

/// All figures of a run.
#[derive(Debug, Default)]
pub struct Figures {
    works: Vec<Work>,
    tasks: Vec<Task>,
    commands: Vec<Command>,
}

/// An amount of work.
#[derive(Debug)]
struct Work {
    name: &'static str,
    ms: [f64; 2],
    most: f64,
}

/// Many small steps, the longest of which counts.
#[derive(Debug)]
struct Task {
    name: &'static str,
    /// The processor's time of each step.
    steps: [Vec<f64>; 2],
    /// The longest task over 50 ms of each step, by the clock.
    long: [Vec<f64>; 2],
    most: f64,
}

#[derive(Debug)]
struct Command {
    name: &'static str,
    samples: [Vec<Sample>; 2],
}

impl Figures {
    /// Notes an amount of work, in milliseconds, which may be `most` on our side.
    pub fn add_work(&mut self, name: &'static str, side: Side, ms: f64, most: Option<f64>) {
        let at = self.works.iter().position(|it| it.name == name).unwrap_or_else(|| {
            self.works.push(Work { name, ms: [0.0; 2], most: most.unwrap_or_default() });
            self.works.len() - 1
        });
        self.works[at].ms[side as usize] = ms;
    }

    /// Notes a step: the processor's time, and the longest task in it if there was a long one.
    pub fn add_task(&mut self, name: &'static str, side: Side, ms: f64, long: f64, most: f64) {
        let at = self.tasks.iter().position(|it| it.name == name).unwrap_or_else(|| {
            self.tasks.push(Task {
                name,
                steps: Default::default(),
                long: Default::default(),
                most,
            });
            self.tasks.len() - 1
        });
        self.tasks[at].steps[side as usize].push(ms);
        self.tasks[at].long[side as usize].push(long);
    }

    /// Notes how long a command took.
    pub fn add(&mut self, name: &'static str, side: Side, sample: Sample) {
        let at = self.commands.iter().position(|it| it.name == name).unwrap_or_else(|| {
            self.commands.push(Command { name, samples: Default::default() });
            self.commands.len() - 1
        });
        self.commands[at].samples[side as usize].push(sample);
    }
}

/// Of `values` the one that `percent` of them do not exceed (nearest rank).
fn percentile(values: impl Iterator<Item = f64>, percent: usize) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100).max(1);
    values.get(rank - 1).copied().unwrap_or_default()
}

fn verdict(ms: f64, most: f64) -> String {
    if ms <= most { format!("within {most} ms") } else { format!("OVER {most} ms") }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "\n  work of the main thread, by the processor's clock")?;
        for Work { name, ms: [ours, plain], most } in &self.works {
            let (ratio, verdict) = (ours / plain, verdict(*ours, *most));
            writeln!(
                out,
                "  {name:28} {ours:6.0} ms, plain {plain:6.0}, ratio {ratio:5.2}; {verdict}"
            )?;
        }
        writeln!(
            out,
            "\n  scrolling: the longest task by the clock if over 50 ms; work of a step by the processor's"
        )?;
        for task in &self.tasks {
            task.print(out)?;
        }
        writeln!(
            out,
            "\n  from key to picture, median and 95th percentile; with the processor's time behind, median"
        )?;
        self.commands.iter().try_for_each(|command| command.print(out))
    }
}

impl Task {
    fn print(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |side: usize| {
            let (steps, long) = (&self.steps[side], &self.long[side]);
            let longest = long.iter().copied().fold(0.0, f64::max);
            let count = long.iter().filter(|ms| **ms > 0.0).count();
            let most = percentile(steps.iter().copied(), 100);
            (longest, count, steps.len(), percentile(steps.iter().copied(), 50), most)
        };
        let (longest, count, steps, median, most) = side(0);
        let (plain_longest, _, _, plain_median, plain_most) = side(1);
        let verdict = verdict(longest, self.most);
        writeln!(
            out,
            "  {:28} longest {longest:4.0} ms ({count} of {steps} steps), work {median:5.1} to {most:5.1}; \
             plain {plain_longest:4.0}, {plain_median:5.1} to {plain_most:5.1}; {verdict}",
            self.name
        )
    }
}

impl Command {
    fn print(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waited = |side: usize, percent| {
            percentile(self.samples[side].iter().map(|sample| sample.waited), percent)
        };
        let worked =
            |side: usize| percentile(self.samples[side].iter().map(|sample| sample.worked), 50);
        let (ours, plain) = (waited(0, 95), waited(1, 95));
        writeln!(
            out,
            "  {:28} {:5.1} {ours:6.1} ms, work {:6.1}; plain {:5.1} {plain:6.1}, work {:6.1}; ratio {:5.2}; {}",
            self.name,
            waited(0, 50),
            worked(0),
            waited(1, 50),
            worked(1),
            ours / plain,
            verdict(ours, COMMAND_MS)
        )
    }
}
