//! Learns the trees of the engine's line model.
mod boost;
mod corpus;
mod score;

use boost::{Example, Random, Settings, Tree};
use bluepencil_engine::lines::training::decode_with;
use corpus::{Label, Page};

const UNIT: f32 = 1000.0;

fn examples<'a>(pages: &[&'a Page], inner_weight: f32, silver: f32) -> Vec<Example<'a>> {
    let mut out = Vec::new();
    for page in pages {
        for (at, line) in page.lines.iter().enumerate() {
            let keep = match line.label { Label::Content => true, Label::Boilerplate => false, _ => continue };
            if line.fixed.is_some() { continue; }
            let inner = (page.inner.0..page.inner.1).contains(&at);
            let weight = page.weight * if inner { inner_weight } else { 1.0 } * if page.is_gold { 1.0 } else { silver };
            out.push(Example { row: &line.row, keep, weight });
        }
    }
    out
}

fn margins(trees: &[Tree], page: &Page, change: f32) -> Vec<i32> {
    let mut scores: Vec<i32> = page.lines.iter().map(|line| match line.fixed {
        Some(true) => 1 << 24,
        Some(false) => -(1 << 24),
        None => (trees.iter().map(|t| t.leaves[t.leaf_of(&line.row)]).sum::<f32>() * UNIT) as i32,
    }).collect();
    decode_with(&mut scores, (change * UNIT) as i32);
    scores
}

fn env(name: &str, default: f32) -> f32 { std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default) }

fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let mut pages = corpus::read(&std::fs::read_to_string(format!("{dir}/dev.jsonl")).unwrap(), true).unwrap();
    pages.extend(corpus::read(&std::fs::read_to_string(format!("{dir}/silver.jsonl")).unwrap(), false).unwrap());
    let mut t=(0,0);for p in pages.iter().filter(|p| p.is_gold && !p.is_selection) { if p.lines.iter().any(|l| l.label==Label::Title) { t.1+=1; t.0+= usize::from(p.lines.iter().any(|l| l.fixed==Some(true) && !l.is_standfirst && l.label==Label::Title)); } } println!("titles {t:?}");
    if env("TITLES", 0.0) > 0.0 { for p in pages.iter().filter(|p| p.is_gold && !p.is_selection) {
        let ours = p.lines.iter().position(|l| l.fixed == Some(true) && !l.is_standfirst);
        let ok = p.lines.iter().any(|l| l.label==Label::Title) && !ours.is_some_and(|o| p.lines[o].label == Label::Title);
        if ok { println!("--- {} ours {ours:?} {:?} inner {:?}", p.site, ours.map(|o| &p.lines[o].text), p.inner);
          for (i, l) in p.lines.iter().enumerate() { if l.label==Label::Title || (i + 3 >= p.inner.0 && i < p.inner.0 + 5) { println!("   {i} {:?} {:?} {}", l.label, l.fixed, l.text.chars().take(100).collect::<String>()); } } } } return; }
    let settings = Settings { trees: env("TREES", 150.0) as usize, rate: env("RATE", 0.1), ridge: env("RIDGE", 5.0), lines: env("LINES", 0.8), features: env("FEATURES", 0.5), least: env("LEAST", 5.0), seed: 1 };
    let (inw, silver) = (env("INNER", 3.0), env("SILVER", 1.0));
    let folds = 8;
    for seed in 0..env("SEEDS", 1.0) as u64 {
        let mut sites: Vec<&str> = pages.iter().filter(|p| p.is_gold).map(|p| p.site.as_str()).collect();
        sites.sort(); sites.dedup();
        let mut random = Random(seed + 7);
        let mut order: Vec<(u64, &str)> = sites.iter().map(|s| (random.next(), *s)).collect();
        order.sort();
        let fold_of = |site: &str| order.iter().position(|(_, s)| *s == site).map(|i| i % folds);
        let changes = [0.0, 0.3, 0.6, 1.0, 1.5];
        let mut results: Vec<Vec<(bool, Vec<score::Counts>)>> = vec![];
        let (tx, rx) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            for thread in 0..2 {
                let tx = tx.clone();
                let (pages, fold_of) = (&pages, &fold_of);
                scope.spawn(move || {
                    for fold in (0..folds).filter(|f| f % 2 == thread) {
                        let learned: Vec<&Page> = pages.iter().filter(|p| fold_of(&p.site) != Some(fold)).collect();
                        let trees = boost::learn(&examples(&learned, inw, silver), settings);
                        for page in pages.iter().filter(|p| p.is_gold && fold_of(&p.site) == Some(fold)) {
                            let out: Vec<Vec<score::Counts>> = changes.iter().map(|c| {
                                let m: Vec<bool> = margins(&trees, page, *c).iter().map(|m| *m > 0).collect();
                                vec![score::counts(page, &m, false), score::counts(page, &m, true)]
                            }).collect();
                            if env("ERRORS", 0.0) > 0.0 && !page.is_selection {
                                let m: Vec<bool> = margins(&trees, page, 0.3).iter().map(|m| *m > 0).collect();
                                let mar = margins(&trees, page, 0.3);
                                let s = score::summary(&[score::counts(page, &m, false)]);
                                let mut o = format!("=== {:.1} {} lines {} inner {:?}\n", s.macro_f1, page.site, page.lines.len(), page.inner);
                                for (i, l) in page.lines.iter().enumerate() {
                                    let keep = m[i] && !l.is_standfirst;
                                    let bad = (l.label == Label::Content) != keep && matches!(l.label, Label::Content | Label::Boilerplate);
                                    if bad { o += &format!("{} {i} {:.1} {:?} {}\n", if keep { "KEPT  " } else { "STRUCK" }, mar[i] as f32 / UNIT, l.fixed, l.text.chars().take(110).collect::<String>()); }
                                }
                                print!("{o}");
                            }
                            tx.send((page.is_selection, out)).unwrap();
                        }
                    }
                });
            }
            drop(tx);
        });
        let got: Vec<_> = rx.iter().collect();
        results.clear();
        for (c, change) in changes.iter().enumerate() {
            let pick = |sel: bool, which: usize| {
                let counts: Vec<score::Counts> = got.iter().filter(|(s, _)| *s == sel).map(|(_, o)| o[c][which]).collect();
                score::summary(&counts)
            };
            let (all, inner, sel) = (pick(false, 0), pick(false, 1), pick(true, 0));
            println!("seed {seed} change {change}: macro {:.1} wrong {:.1} | inner bF1 {:.1} macro {:.1} wrong {:.1} | selection bF1 {:.1} macro {:.1} wrong {:.1}",
                all.macro_f1, all.wrong, inner.boilerplate_f1, inner.macro_f1, inner.wrong, sel.boilerplate_f1, sel.macro_f1, sel.wrong);
        }
    }
}
