use crate::error::{Error, Result};
use crate::figure::Figure;
use crate::process::Process;
use crate::seed;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How to measure.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// The release binary that is measured.
    #[arg(long, default_value = "target/release/moksori")]
    pub binary: PathBuf,
    /// Rounds; the median counts.
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
    /// Messages in the small store.
    #[arg(long, default_value_t = 10_000)]
    pub small: usize,
    /// Messages in the large store; the same as in the small one measures that alone.
    #[arg(long, default_value_t = 1_000_000)]
    pub large: usize,
    /// Boards that the fan-out is measured with.
    #[arg(long, value_delimiter = ',', default_value = "25,500,5000")]
    pub boards: Vec<usize>,
    /// A database for the races instead of an SQLite file: an empty one, postgres://…
    #[arg(long)]
    pub database: Option<String>,
    /// Seconds that the 200 live boards are held under load.
    #[arg(long, default_value_t = 60)]
    pub seconds: u64,
    /// Minutes of the soak.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
    pub minutes: u64,
    /// Races for threads.
    #[arg(long, default_value_t = 1_000)]
    pub races: usize,
    /// Where filled stores are kept for the next time; thrown away if none.
    #[arg(long, env = "MOKSORI_CACHE")]
    pub cache: Option<PathBuf>,
    /// Where the figures go as JSON lines, besides standard output.
    #[arg(long)]
    pub json: Option<PathBuf>,
}

/// What the benchmarks share.
pub struct Bench {
    /// How to measure.
    pub settings: Settings,
    scratch: TempDir,
}

impl Bench {
    /// A run with a folder of its own, which is gone afterwards.
    pub fn new(settings: Settings) -> Result<Self> {
        if !settings.binary.is_file() {
            let why = "is not there: build it (cargo build --release), or name it with --binary";
            return Err(Error::Other(format!("{} {why}", settings.binary.display())));
        }
        Ok(Self { settings, scratch: tempfile::Builder::new().prefix("moksori-bench-").tempdir()? })
    }

    /// The sizes of stores to measure with.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![self.settings.small, self.settings.large];
        sizes.dedup();
        sizes
    }

    /// A folder for one process, that nobody else has.
    pub fn folder(&self) -> Result<PathBuf> {
        Ok(tempfile::Builder::new().prefix("data-").tempdir_in(&self.scratch)?.keep())
    }

    /// The file of a store with that many messages, made if it is not in the cache.
    pub async fn store(&self, messages: usize) -> Result<PathBuf> {
        let folder = match &self.settings.cache {
            Some(cache) => cache.join("bench"),
            None => self.scratch.path().join("seeds"),
        };
        seed::store(&folder, messages).await
    }

    /// A data folder with a copy of such a store.
    pub async fn data(&self, messages: usize) -> Result<PathBuf> {
        let (from, folder) = (self.store(messages).await?, self.folder()?);
        std::fs::copy(from, folder.join("moksori.db"))?;
        Ok(folder)
    }

    /// Moksori at work on a data folder.
    pub async fn moksori(&self, data: &Path) -> Result<Process> {
        Process::moksori(&self.settings.binary, data, None).await
    }

    /// Says what was found, at once: a later benchmark may fail.
    pub fn tell(&self, figures: &[Figure]) -> Result<()> {
        let mut lines = Vec::new();
        for figure in figures {
            serde_json::to_writer(&mut lines, figure)?;
            lines.push(b'\n');
        }
        std::io::stdout().lock().write_all(&lines)?;
        if let Some(path) = &self.settings.json {
            std::fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(&lines)?;
        }
        Ok(())
    }
}
