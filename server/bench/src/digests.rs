//! What every board must show: loaded afresh, page by page, through the same doors as the pages use.

use crate::error::Result;
use crate::wire::Wire;
use model::board::Board;
use model::thread::Page;
use serde_json::json;

/// A board with all open threads, as a client that has just come loads it.
pub async fn load(wire: &mut Wire) -> Result<Board> {
    let first: Page = wire.call("/api/thread/board", &json!({})).await?;
    let mut next = first.next;
    let mut board = Board::new(first);
    while let Some(after) = next {
        let page: Page = wire.call("/api/thread/page", &json!({ "filter": {}, "after": after })).await?;
        board.extend(page.cards);
        next = page.next;
    }
    Ok(board)
}
