use super::post::Entry;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// An append-only file of JSON lines. A line that [`Journal::append`] answered for outlives the process, however that
/// ends; a power cut can take the last seconds, which a network for practice can bear.
pub(super) struct Journal {
    file: File,
    end: u64,
    /// An append failed and could not be taken back: what is on the disk is no longer known.
    broken: bool,
}

impl Journal {
    /// Opens or creates it, and reads what it holds. A last line that was cut off by a crash was never answered for and
    /// goes away. One process at a time: a second one meets [`io::ErrorKind::WouldBlock`].
    pub fn open(path: &Path) -> io::Result<(Self, Vec<Entry>)> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => io::Error::new(io::ErrorKind::WouldBlock, "another process has it open"),
            TryLockError::Error(error) => error,
        })?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let (entries, end) = read(&bytes)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok((Self { file, end, broken: false }, entries))
    }

    /// Writes one line. After an error the line is not there.
    pub fn append(&mut self, entry: &Entry) -> io::Result<()> {
        if self.broken {
            return Err(io::Error::other("the practice journal is broken; restart to read it again"));
        }
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        if let Err(error) = self.file.write_all(&line) {
            let undone = self.file.set_len(self.end).and_then(|()| self.file.seek(SeekFrom::Start(self.end)));
            self.broken = undone.is_err();
            return Err(error);
        }
        self.end += line.len() as u64;
        Ok(())
    }
}

/// The entries, and the length of the file up to the last whole one.
pub(super) fn read(bytes: &[u8]) -> io::Result<(Vec<Entry>, u64)> {
    let mut entries = Vec::new();
    let mut end = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        match serde_json::from_slice(line) {
            Ok(entry) if line.ends_with(b"\n") => entries.push(entry),
            _ if end + line.len() == bytes.len() => break,
            Ok(_) => break,
            Err(error) => {
                let why = format!("the practice journal's line {} cannot be read: {error}", entries.len() + 1);
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
        }
        end += line.len();
    }
    Ok((entries, end as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(n: u32) -> Entry {
        Entry::Like { post: format!("practice://minji.practice/{n}"), by: "brand.practice".into() }
    }

    #[test]
    fn what_was_answered_for_is_there_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("world.jsonl");
        let (mut journal, empty) = Journal::open(&path).unwrap();
        assert!(empty.is_empty());
        (0..5).for_each(|n| journal.append(&like(n)).unwrap());
        drop(journal);
        assert_eq!(Journal::open(&path).unwrap().1, (0..5).map(like).collect::<Vec<_>>());
    }

    #[test]
    fn a_torn_last_line_goes_away_wherever_it_was_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("world.jsonl");
        let whole: Vec<u8> =
            (0..3).flat_map(|n| [serde_json::to_vec(&like(n)).unwrap(), vec![b'\n']].concat()).collect();
        for cut in (0..whole.len()).step_by(3) {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let (mut journal, kept) = Journal::open(&path).unwrap();
            assert_eq!(kept.len(), whole[..cut].iter().filter(|b| **b == b'\n').count());
            journal.append(&like(9)).unwrap();
            drop(journal);
            assert_eq!(Journal::open(&path).unwrap().1.last(), Some(&like(9)), "cut at {cut}");
        }
    }

    #[test]
    fn a_spoilt_middle_is_an_error_and_names_the_line() {
        let spoilt = [
            serde_json::to_vec(&like(1)).unwrap(),
            b"\nnonsense\n".to_vec(),
            serde_json::to_vec(&like(2)).unwrap(),
            b"\n".to_vec(),
        ];
        let error = read(&spoilt.concat()).unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn one_process_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("world.jsonl");
        let _first = Journal::open(&path).unwrap();
        assert_eq!(Journal::open(&path).err().map(|e| e.kind()), Some(io::ErrorKind::WouldBlock));
    }
}
