//! Lists under a name, one operator's or everybody's.

use crate::queues::named;
use crate::{Result, Seat};
use model::event::Change;
use model::id::ViewId;
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::Filter;
use model::view::View;
use store::Tx;

/// Most views that one operator sees, and the longest name in characters.
const VIEWS: usize = 100;
const NAME: usize = 40;
/// Longest words of a filter, in bytes.
const WORDS: usize = 400;

impl Seat {
    /// See `view/list`.
    pub async fn views(&self) -> Result<Vec<View>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.views(self.id()).await?)
    }

    /// See `view/keep`.
    pub async fn keep_view(&self, view: Option<ViewId>, name: String, filter: Filter, shared: bool) -> Result<View> {
        self.may(Right::Read)?;
        let name = named(name, NAME)?;
        if filter.words.as_ref().is_some_and(|words| words.len() > WORDS) {
            return Err(Refusal::TooLong { limit: WORDS }.into());
        }
        if shared {
            self.may(Right::Close)?;
        }
        let view = View { id: view.unwrap_or_else(ViewId::new), name, by: self.id(), shared, filter };
        again!(self.keep_view_once(&view))
    }

    async fn keep_view_once(&self, view: &View) -> Result<View> {
        let mut tx = self.desk.store.write().await?;
        let before = tx.view(view.id).await?;
        let view = match &before {
            Some(before) => {
                self.may_change(before)?;
                View { by: before.by, ..view.clone() }
            }
            None if tx.views(self.id()).await?.len() >= VIEWS => return Err(Refusal::TooLong { limit: VIEWS }.into()),
            None => view.clone(),
        };
        tx.put_view(&view).await?;
        self.tell_views(tx, view.shared || before.is_some_and(|before| before.shared)).await?;
        Ok(view)
    }

    /// See `view/forget`.
    pub async fn forget_view(&self, view: ViewId) -> Result<()> {
        self.may(Right::Read)?;
        let mut tx = self.desk.store.write().await?;
        let view = tx.view(view).await?.ok_or(Refusal::Missing)?;
        self.may_change(&view)?;
        tx.delete_view(view.id).await?;
        self.tell_views(tx, view.shared).await
    }

    /// Everybody their own; what is everybody's also whoever leads.
    fn may_change(&self, view: &View) -> Result<()> {
        match view.by == self.id() {
            true => Ok(()),
            false if view.shared => Ok(self.may(Right::Team)?),
            // What is not for these eyes does not exist for them.
            false => Err(Refusal::Missing.into()),
        }
    }

    async fn tell_views(&self, mut tx: Tx, shared: bool) -> Result<()> {
        if shared {
            tx.record(Some(self.id()), Change::ViewsChanged, None);
        }
        Ok(tx.commit().await?)
    }
}
