//! Measures the speakers' colours in the style sheet: text in them can be read on every
//! background, and any two can be told apart with every common kind of colour vision.

use super::speakers::COLOURS;

const TOKENS: &str = include_str!("../../styles/tokens.css");

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 4.5;
/// The least distance of two colours, in hundredths of Oklab's lightness. Two of one lightness are
/// told apart side by side from about 2 on; the eight of Okabe and Ito (2008), most of which are too
/// light for text on paper, have 7.6 by this measure.
const DISTANCE: f64 = 6.5;

/// How linear light is seen without one kind of cones: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
const WITHOUT_RED: [[f64; 3]; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const WITHOUT_GREEN: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const WITHOUT_BLUE: [[f64; 3]; 3] = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
const FULL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

type Light = [f64; 3];

/// The values of `--name` in the light and in the dark theme, as linear light.
fn both(name: &str) -> [Light; 2] {
    let token = format!("--{name}: #");
    let mut values = TOKENS
        .split(&token)
        .skip(1)
        .map(|rest| std::array::from_fn(|at| rest.get(2 * at..2 * at + 2).map_or(0.0, linear)));
    // A name without two values is black twice, which no test takes.
    std::array::from_fn(|_| values.next().unwrap_or_default())
}

fn linear(hex: &str) -> f64 {
    let share = f64::from(u8::from_str_radix(hex, 16).unwrap_or_default()) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

fn times(matrix: &[[f64; 3]; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>())
}

fn contrast(a: Light, b: Light) -> f64 {
    let [a, b] = [a, b].map(|it| times(&[[0.2126, 0.7152, 0.0722]; 3], it)[0] + 0.05);
    a.max(b) / a.min(b)
}

/// Ottosson's Oklab (2020), in which distances are about as large as they look.
fn oklab(light: Light) -> Light {
    let cones = times(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        light,
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

fn distance(a: Light, b: Light) -> f64 {
    let [a, b] = [a, b].map(|it| oklab(it.map(|share| share.clamp(0.0, 1.0))));
    100.0 * a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn speakers() -> Vec<[Light; 2]> {
    (0..COLOURS).map(|slot| both(&format!("speaker-{slot}"))).collect()
}

#[test]
fn text_in_a_speakers_colour_can_be_read_on_every_background() {
    for (slot, colour) in speakers().into_iter().chain([both("speaker-none")]).enumerate() {
        for ground in ["paper", "surface", "raised", "blue-tint"] {
            for (theme, ground) in [0, 1].into_iter().zip(both(ground)) {
                let contrast = contrast(colour[theme], ground);
                assert!(contrast >= CONTRAST, "{slot} in theme {theme}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn any_two_speakers_colours_are_told_apart_with_every_colour_vision() {
    let speakers = speakers();
    for theme in [0, 1] {
        for (at, a) in speakers.iter().enumerate() {
            for (before, b) in speakers.iter().enumerate().take(at) {
                for cones in [&FULL, &WITHOUT_RED, &WITHOUT_GREEN, &WITHOUT_BLUE] {
                    let distance = distance(times(cones, a[theme]), times(cones, b[theme]));
                    assert!(distance >= DISTANCE, "{before} and {at}: {distance:.1} ({theme})");
                }
            }
        }
    }
}
