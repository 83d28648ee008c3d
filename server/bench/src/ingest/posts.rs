use crate::error::Result;
use crate::measure::Chance;
use crate::seed::HANDLE;
use channels::Author;
use channels::practice::Post;
use model::time::Time;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes the practice network's journal, as if its customers had spoken while Moksori was away.
pub struct Posts {
    path: PathBuf,
    chance: Chance,
    posts: Vec<Post>,
}

impl Posts {
    /// An empty network.
    pub fn new(path: &Path, seed: u64) -> Self {
        Self { path: path.into(), chance: Chance(seed), posts: Vec::new() }
    }

    /// Adds that many deliveries, a fifth of them answers and a twentieth told twice, and says how many are new.
    pub fn write(&mut self, count: usize) -> Result<usize> {
        let mut lines = Vec::new();
        let mut fresh = 0;
        for _ in 0..count {
            let dice = self.chance.below(20);
            let post = if dice == 0 && !self.posts.is_empty() {
                self.chance.of(&self.posts).clone()
            } else {
                fresh += 1;
                let post = self.post(dice < 5);
                self.posts.push(post.clone());
                post
            };
            serde_json::to_writer(&mut lines, &json!({ "post": post }))?;
            lines.push(b'\n');
        }
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.path)?;
        file.write_all(&lines)?;
        Ok(fresh)
    }

    fn post(&mut self, answers: bool) -> Post {
        let n = self.posts.len();
        let before = if answers && n > 0 { Some(self.chance.of(&self.posts).clone()) } else { None };
        let person = self.chance.below(3_000);
        let handle = format!("posts{person}.practice");
        let new =
            || Author {
                remote: format!("practice:{handle}"), handle: handle.clone(), name: format!("손님 {person}")
            };
        let author = before.as_ref().map_or_else(new, |post| post.author.clone());
        let remote = format!("practice://{}/{n:08}", author.handle);
        Post {
            root: before.as_ref().map_or_else(|| remote.clone(), |post| post.root.clone()),
            parent: before.map(|post| post.remote),
            remote,
            author,
            text: format!("@{HANDLE} {n}번째 글입니다. 이번 달 요금이 왜 이렇게 나왔는지 알려 주세요."),
            media: Vec::new(),
            reply: None,
            at: Time::now(),
        }
    }
}
