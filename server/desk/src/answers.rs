use crate::{Result, Seat};
use model::answer::Answer;
use model::id::AnswerId;
use model::refusal::Refusal;
use model::rights::Right;
use model::time::Time;

/// Longest name of a kept answer, in characters.
const NAME: usize = 60;
/// Longest kept answer, in bytes.
const WORDS: usize = 20_000;

impl Seat {
    /// See `answer/list`.
    pub async fn answers(&self) -> Result<Vec<Answer>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.answers().await?)
    }

    /// See `answer/keep`.
    pub async fn keep_answer(&self, answer: Option<AnswerId>, name: String, text: String) -> Result<Answer> {
        self.may(Right::Close)?;
        let (name, text) = (name.trim().to_owned(), text.trim().to_owned());
        if name.is_empty() || text.is_empty() {
            return Err(Refusal::Empty.into());
        }
        if name.chars().count() > NAME {
            return Err(Refusal::TooLong { limit: NAME }.into());
        }
        if text.len() > WORDS {
            return Err(Refusal::TooLong { limit: WORDS }.into());
        }
        let id = answer.unwrap_or_else(AnswerId::new);
        let answer = Answer { id, name, text, by: self.id(), at: Time::now() };
        again!(self.keep_answer_once(&answer))?;
        Ok(answer)
    }

    async fn keep_answer_once(&self, answer: &Answer) -> Result<()> {
        let mut tx = self.desk.store.write().await?;
        if !tx.put_answer(answer).await? {
            return Err(Refusal::NameTaken.into());
        }
        Ok(tx.commit().await?)
    }

    /// See `answer/forget`.
    pub async fn forget_answer(&self, answer: AnswerId) -> Result<()> {
        self.may(Right::Close)?;
        let mut tx = self.desk.store.write().await?;
        if !tx.delete_answer(answer).await? {
            return Err(Refusal::Missing.into());
        }
        Ok(tx.commit().await?)
    }
}
