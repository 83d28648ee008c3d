use crate::{Result, Seat};
use model::event::Change;
use model::id::{MutationId, ThreadId};
use model::notice::Notice;
use model::rights::Right;
use model::thread::Card;

/// Notices of one page.
const ROWS: i64 = 50;
/// More than this many new ones are not counted.
const MOST: i64 = 100;

impl Seat {
    /// See `notice/list`.
    pub async fn notices(&self, before: Option<i64>) -> Result<Vec<Notice>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.notices(self.id(), before, ROWS).await?)
    }

    /// See `notice/count`.
    pub async fn new_notices(&self) -> Result<i64> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.new_notices(self.id(), MOST).await?)
    }

    /// See `notice/see`.
    pub async fn see_notices(&self, upto: i64) -> Result<()> {
        self.may(Right::Read)?;
        let mut tx = self.desk.store.write().await?;
        tx.see_notices(self.id(), upto).await?;
        Ok(tx.commit().await?)
    }

    /// See `thread/follow`.
    pub async fn follow(&self, thread: ThreadId, follows: bool, mutation: MutationId) -> Result<Card> {
        self.change(Right::Read, thread, mutation, |card| {
            card.follow_by(self.id(), follows);
            Ok(Change::ThreadFollowed)
        })
        .await
    }
}
