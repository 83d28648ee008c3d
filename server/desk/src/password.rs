use crate::{Error, Result};
use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordVerifier, Version};
use model::refusal::Refusal;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Guesses that are checked at once: each holds 19 MiB, and the machine has other work.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What a password is compared with when there is nobody of that name, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| make("nobody's password").unwrap_or_default());

/// Shortest password, in characters.
const SHORTEST: usize = 10;

/// The hash of a new password, if it is good enough to be one.
pub(crate) async fn hash(password: String) -> Result<String> {
    let easy = password.chars().count() < SHORTEST
        || same(&password)
        || COMMON.iter().any(|c| password.to_lowercase().contains(c) && password.len() < c.len() + 6);
    if easy {
        return Err(Refusal::WeakPassword.into());
    }
    work(move || make(&password)).await?.ok_or_else(|| Error::Broken("a password could not be hashed".into()))
}

/// Whether this is the password behind the hash. An empty hash takes as long as a real one and is never right.
pub(crate) async fn check(password: String, hash: String) -> Result<bool> {
    work(move || {
        let (hash, real) = if hash.is_empty() { (NOBODY.as_str(), false) } else { (hash.as_str(), true) };
        let Ok(parsed) = PasswordHash::new(hash) else { return false };
        argon().verify_password(password.as_bytes(), &parsed).is_ok() && real
    })
    .await
}

/// One character again and again.
fn same(password: &str) -> bool {
    password.chars().all(|c| password.starts_with(c))
}

/// The beginnings of most guesses.
const COMMON: [&str; 8] =
    ["password", "1234567890", "qwertyuiop", "moksori", "0123456789", "1q2w3e4r5t", "asdfghjkl", "비밀번호"];

/// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19_456, 2, 1, None).unwrap_or(Params::DEFAULT))
}

fn make(password: &str) -> Option<String> {
    argon().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

async fn work<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await;
    tokio::task::spawn_blocking(job).await.map_err(|e| Error::Broken(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let made = hash("바다 위의 고래 17".into()).await.unwrap();
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        assert!(check("바다 위의 고래 17".into(), made.clone()).await.unwrap());
        assert!(!check("바다 위의 고래 18".into(), made).await.unwrap());
        assert!(!check("nobody's password".into(), String::new()).await.unwrap());
    }

    #[tokio::test]
    async fn easy_ones_are_refused() {
        for easy in ["short", "aaaaaaaaaaaa", "password123", "Moksori2026"] {
            assert!(matches!(hash(easy.into()).await, Err(Error::Refused(Refusal::WeakPassword))), "{easy}");
        }
    }
}
