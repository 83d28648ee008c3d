use crate::{Error, Result, Seat};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::id::ImageId;
use model::message::{Attachment, Media};
use model::refusal::Refusal;
use model::rights::Right;
use store::Tx;

impl Seat {
    /// See `reply/image`.
    pub async fn image(&self, data: String) -> Result<ImageId> {
        self.may(Right::Reply)?;
        let bytes = STANDARD.decode(data).map_err(|_| Refusal::BadImage)?;
        let limit = model::account::Network::Bluesky.limits().image_bytes;
        let kind = kind(&bytes).filter(|_| bytes.len() <= limit).ok_or(Refusal::BadImage)?;
        let id = ImageId::new();
        let mut tx = self.desk.store.write().await?;
        tx.insert_image(id, self.id(), kind, &bytes).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// An uploaded image: its type and its bytes.
    pub async fn stored_image(&self, image: ImageId) -> Result<(String, Vec<u8>)> {
        self.may(Right::Read)?;
        let found = self.desk.store.glance().await?.image(image).await?;
        found.ok_or(Error::Refused(Refusal::Missing))
    }
}

/// Images as the team sees them.
pub(super) async fn media(tx: &mut Tx, images: &[Attachment]) -> Result<Vec<Media>> {
    let mut media = Vec::new();
    for image in images {
        tx.image(image.image).await?.ok_or(Refusal::BadImage)?;
        media.push(Media { url: format!("/image/{}", image.image), alt: image.alt.clone() });
    }
    Ok(media)
}

/// What a file is, by its first bytes: what a browser says about it is not asked.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => return None,
    })
}
