use crate::digests;
use crate::error::{Error, Result};
use crate::line::Line;
use crate::process::Process;
use crate::seed;
use crate::storm::{MARK, Round, Storm};
use crate::wire::{Who, Wire};
use model::id::{MutationId, ThreadId};
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::time::sleep_until;

/// Connections that ask; a question that waits for its answer does not hold up the next one.
const ASKERS: usize = 16;
/// What a colleague writes beside the mark.
const WORDS: &str = "고객센터와 통화했고 유심 교체 후에도 같은 증상입니다. 기술지원에 넘겼어요.";

/// Whom a round asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Moksori.
    Ours,
    /// The bare broadcast.
    Say,
    /// The bare commit and broadcast.
    Keep,
}

/// All sides, in the order in which everything of theirs stands.
pub const SIDES: [Side; 3] = [Side::Ours, Side::Say, Side::Keep];

/// The boards of each side's server, and who asks.
pub struct Load {
    clock: Instant,
    storms: Vec<Storm>,
    askers: Vec<Vec<Wire>>,
    threads: Vec<ThreadId>,
    frame: Template,
    seq: u64,
}

impl Load {
    /// Opens that many boards on each of these servers, of which the first is Moksori.
    pub async fn open(servers: &[&Process], boards: usize, clock: Instant) -> Result<Self> {
        let ours = servers[Side::Ours as usize];
        let mut askers = Vec::new();
        for n in 0..ASKERS {
            let mut wires = vec![Wire::open(ours.address, Who::Token(seed::token(n))).await?];
            for raw in &servers[1..] {
                wires.push(Wire::open(raw.address, Who::Nobody).await?);
            }
            askers.push(wires);
        }
        let board = digests::load(&mut askers[0][0]).await?;
        let threads: Vec<ThreadId> = board.open().into_iter().map(|card| card.id).collect();
        let mut line = Line::follow(ours.address, &seed::token(0), board.seq()).await?;
        let note = note(&threads, 0, clock);
        askers[0][0].post("/api/thread/note", note).await?.good("/api/thread/note")?;
        let frame = loop {
            let frame = line.next().await.ok_or_else(|| Error::Other("the line ended".into()))?;
            if let Some(template) = Template::of(&frame) {
                break template;
            }
        };
        let after = board.seq() + 1;
        let token = |n: usize| seed::token(n);
        let follow = |n: usize| async move { Line::follow(ours.address, &token(n), after).await };
        let mut storms = vec![Storm::open(boards, clock, follow).await?];
        for raw in &servers[1..] {
            storms.push(Storm::open(boards, clock, |_| Line::open(raw.address, "/line", None, None)).await?);
        }
        Ok(Self { clock, storms, askers, threads, frame, seq: 0 })
    }

    /// Asks each of these sides that many times at that rate, one after the other within each beat, and waits until
    /// everybody has heard it all.
    pub async fn round(&mut self, sides: &[Side], rate: usize, events: usize) -> Result<Vec<Round>> {
        let begun = tokio::time::Instant::now() + Duration::from_millis(20);
        let (clock, seq, gap) = (self.clock, self.seq, 1.0 / (rate * sides.len()) as f64);
        self.seq += events as u64;
        let (threads, frame, askers) = (&self.threads, &self.frame, self.askers.len());
        let asking = self.askers.iter_mut().enumerate().map(|(asker, wires)| async move {
            for n in (asker..events * sides.len()).step_by(askers) {
                sleep_until(begun + Duration::from_secs_f64(n as f64 * gap)).await;
                let (side, n) = (sides[n % sides.len()], n / sides.len());
                let (path, body) = match side {
                    Side::Ours => ("/api/thread/note", note(threads, n, clock)),
                    Side::Say => ("/say", frame.fill(seq + n as u64 + 1, clock)),
                    Side::Keep => ("/keep", frame.fill(seq + n as u64 + 1, clock)),
                };
                wires[side as usize].post(path, body).await?.good(path)?;
            }
            Ok::<(), Error>(())
        });
        futures::future::try_join_all(asking).await?;
        let mut rounds = Vec::new();
        for &side in sides {
            let storm = &self.storms[side as usize];
            storm.settle(events * storm.boards()).await;
            rounds.push(storm.take());
        }
        Ok(rounds)
    }

    /// Hangs up.
    pub async fn close(self) {
        for storm in self.storms {
            storm.close().await;
        }
    }
}

fn note(threads: &[ThreadId], n: usize, clock: Instant) -> bytes::Bytes {
    let text = format!("{MARK}{} {WORDS}", clock.elapsed().as_micros());
    let body = json!({ "thread": threads[n % threads.len()], "text": text, "mutation": MutationId::new() });
    body.to_string().into()
}

/// A frame of Moksori's, to be said again by the bare server with another place and another mark.
struct Template([String; 3]);

impl Template {
    fn of(frame: &str) -> Option<Self> {
        let rest = |text: &str| text.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
        let (head, tail) = frame.split_once("\"seq\":")?;
        let (middle, end) = tail.split_once(MARK)?;
        Some(Self([format!("{head}\"seq\":"), format!("{}{MARK}", rest(middle)), rest(end)]))
    }

    fn fill(&self, seq: u64, clock: Instant) -> bytes::Bytes {
        let [head, middle, end] = &self.0;
        format!("{head}{seq}{middle}{}{end}", clock.elapsed().as_micros()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_said_again() {
        let template = Template::of(r#"{"event":{"seq":7,"at":1,"note":"bench t=99 고객"}}"#).unwrap();
        let again = template.fill(8, Instant::now());
        assert!(again.starts_with(br#"{"event":{"seq":8,"at":1,"note":"bench t="#));
        assert!(again.ends_with(" 고객\"}}".as_bytes()));
        assert!(Template::of("{}").is_none());
    }
}
