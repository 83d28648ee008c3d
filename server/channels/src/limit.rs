//! What a network takes in one post, checked before anything is sent.

use crate::{Failure, Outbound};
use model::account::Network;
use model::text::graphemes;

/// Refuses what the network would refuse.
pub(crate) fn check(post: &Outbound, network: Network) -> Result<(), Failure> {
    let limits = network.limits();
    let long = graphemes(&post.text);
    let large = |image: &crate::Image| image.bytes.len() > limits.image_bytes;
    let why = if long > limits.characters {
        format!("{long} characters are more than {}", limits.characters)
    } else if post.text.trim().is_empty() && post.images.is_empty() {
        "there is nothing in it".into()
    } else if post.images.len() > limits.images {
        format!("{} images are more than {}", post.images.len(), limits.images)
    } else if post.images.iter().any(large) {
        format!("an image is larger than {} bytes", limits.image_bytes)
    } else {
        return Ok(());
    };
    Err(Failure::Refused { why })
}
