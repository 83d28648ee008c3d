use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use channels::Secret;
use model::id::AccountId;
use rand::RngCore;
use sha2::{Digest, Sha256};

/// A new secret of 256 bits, as text for a cookie or a link.
pub(crate) fn fresh() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a secret: enough to know it again, useless to whoever copies it.
pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// Encrypts the networks' secrets. A sealed secret opens only for the account it was sealed for, so that swapping two
/// rows swaps no identities.
pub(crate) struct Vault(XChaCha20Poly1305);

const NONCE: usize = 24;

impl Vault {
    pub(crate) fn new(key: [u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&key.into()))
    }

    pub(crate) fn seal(&self, account: AccountId, secret: &Secret) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let payload = Payload { msg: secret.0.as_bytes(), aad: account.0.as_bytes() };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::Broken("a secret could not be sealed".into()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(crate) fn open(&self, account: AccountId, sealed: &[u8]) -> Option<Secret> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: account.0.as_bytes() };
        let plain = self.0.decrypt(&XNonce::from(*nonce), payload).ok()?;
        String::from_utf8(plain).ok().map(Secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_only_for_its_account_and_key() {
        let (mine, other) = (AccountId::new(), AccountId::new());
        let vault = Vault::new([7; 32]);
        let sealed = vault.seal(mine, &Secret("앱 비밀번호".into())).unwrap();
        assert_eq!(vault.open(mine, &sealed), Some(Secret("앱 비밀번호".into())));
        assert_eq!(vault.open(other, &sealed), None);
        assert_eq!(Vault::new([8; 32]).open(mine, &sealed), None);
        assert!(!sealed.windows(4).any(|w| w == "비밀".as_bytes()[..4].as_ref()));
        assert_eq!(vault.open(mine, &sealed[..10]), None);
    }
}
