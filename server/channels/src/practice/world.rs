use super::faults::Faults;
use super::journal::{self, Journal};
use super::post::{Entry, Post};
use crate::Author;
use model::time::Time;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// Posts among which somebody's answer is looked for.
const LATEST: usize = 400;

/// The practice network itself: all posts of all customers and brands, and the weather.
pub struct World {
    /// Held by whoever writes, and while the disk is waited for; `None` keeps nothing.
    journal: Mutex<Option<Journal>>,
    /// Never held while anybody waits, so that reading is always quick.
    held: Mutex<Held>,
    /// How many posts there are, for those who wait for the next one.
    count: watch::Sender<usize>,
    rate: watch::Sender<u32>,
    faults: watch::Sender<Faults>,
    /// Handles of accounts that nobody serves.
    stalled: watch::Sender<BTreeSet<String>>,
}

/// Everything behind the lock.
pub(super) struct Held {
    pub posts: Vec<Post>,
    places: HashMap<String, usize>,
    /// Root → places of its posts.
    threads: HashMap<String, Vec<usize>>,
    /// Post → handles of those who liked it.
    likes: HashMap<String, BTreeSet<String>>,
    /// Who is kept away, each with the account that does not hear them.
    blocks: HashSet<(String, String)>,
    /// Handles of the brand accounts on this world.
    pub brands: BTreeSet<String>,
    /// Posts that somebody answered or liked, or that the crowd has nothing to say about.
    pub settled: HashSet<String>,
    /// The crowd's latest openings.
    pub said_lately: VecDeque<&'static str>,
    /// Sends so far, and when each account's latest ones were: the faults count by them.
    pub sends: u64,
    pub recent: HashMap<String, Vec<Time>>,
    pub chance: StdRng,
}

impl World {
    /// Opens the world that is kept in a file, or a new one; `None` keeps nothing. The same seed makes the same crowd.
    pub fn open(path: Option<PathBuf>, seed: u64) -> io::Result<Arc<Self>> {
        let (journal, entries) = match path {
            Some(path) => Journal::open(&path).map(|(journal, entries)| (Some(journal), entries))?,
            None => (None, Vec::new()),
        };
        let mut held = Held {
            posts: Vec::new(),
            places: HashMap::new(),
            threads: HashMap::new(),
            likes: HashMap::new(),
            blocks: HashSet::new(),
            brands: BTreeSet::new(),
            settled: HashSet::new(),
            said_lately: VecDeque::new(),
            sends: 0,
            recent: HashMap::new(),
            chance: StdRng::seed_from_u64(seed),
        };
        entries.into_iter().for_each(|entry| held.take(entry));
        let count = watch::Sender::new(held.posts.len());
        let (rate, faults) = (watch::Sender::new(0), watch::Sender::new(Faults::default()));
        let stalled = watch::Sender::default();
        Ok(Arc::new(Self { journal: Mutex::new(journal), held: Mutex::new(held), count, rate, faults, stalled }))
    }

    /// What a world's file holds, for a judge in another process: it takes no lock and changes nothing.
    pub fn read(path: &Path) -> io::Result<Vec<Post>> {
        let (entries, _) = journal::read(&std::fs::read(path)?)?;
        Ok(entries.into_iter().filter_map(|e| if let Entry::Post(post) = e { Some(post) } else { None }).collect())
    }

    /// A customer speaks. Whoever is mentioned in the text, or wrote a post further up, will fetch it. `parent` is the
    /// `remote` of the post it answers; one that does not exist is [`io::ErrorKind::NotFound`].
    pub fn post(&self, author: &Author, text: &str, parent: Option<&str>, at: Time) -> io::Result<Post> {
        let speak =
            |held: &mut Held| held.speak(author, text, parent, at).map(|post| (Some(Entry::Post(post.clone())), post));
        self.keep(speak, |error| error)
    }

    /// A brand's answer to a customer who has said nothing since; none if it is not among the latest posts.
    pub fn answer_to(&self, customer: &str, brand: &str) -> Option<Post> {
        let held = self.held();
        let asked = |post: &Post| post.parent.as_deref().and_then(|parent| held.find(parent));
        let answers = |post: &Post| {
            post.author.handle == brand && asked(post).is_some_and(|asked| asked.author.handle == customer)
        };
        let mut latest = held.posts.iter().rev().take(LATEST);
        latest.find(|post| post.author.handle == customer || answers(post)).filter(|post| answers(post)).cloned()
    }

    /// A customer likes a post. Liking twice is liking once.
    pub fn like(&self, by: &Author, post: &str) -> io::Result<()> {
        self.keep(|held| Ok((held.liking(&by.handle, post), ())), |error| error)
    }

    /// All there is, in the order it came.
    pub fn posts(&self) -> Vec<Post> {
        self.held().posts.clone()
    }

    /// One conversation, in the order it came.
    pub fn thread(&self, root: &str) -> Vec<Post> {
        self.held().thread(root).cloned().collect()
    }

    /// How many liked it.
    pub fn likes(&self, post: &str) -> usize {
        self.held().likes.get(post).map_or(0, BTreeSet::len)
    }

    /// Posts that the crowd writes in a minute; 0 is silence, and the start.
    pub fn rate(&self) -> u32 {
        *self.rate.borrow()
    }

    /// Sets the crowd's pace, at once.
    pub fn set_rate(&self, a_minute: u32) {
        self.rate.send_replace(a_minute);
    }

    /// The weather.
    pub fn faults(&self) -> Faults {
        *self.faults.borrow()
    }

    /// Changes the weather, at once.
    pub fn set_faults(&self, faults: Faults) {
        self.faults.send_replace(faults);
    }

    /// Whatever one account asks waits from now on, until it is served again. The others notice nothing.
    pub fn stall(&self, handle: &str, stalled: bool) {
        self.stalled.send_modify(|all| {
            if stalled {
                all.insert(handle.to_owned());
            } else {
                all.remove(handle);
            }
        });
    }

    pub(super) async fn serves(&self, handle: &str) {
        // It ends with an error only when the world does.
        _ = self.stalled.subscribe().wait_for(|all| !all.contains(handle)).await;
    }

    /// Rings whenever somebody posted; the value is the number of posts.
    pub fn changed(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    pub(super) fn paced(&self) -> watch::Receiver<u32> {
        self.rate.subscribe()
    }

    pub(super) fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what `decide` finds right, if anything: first to the disk, then where everybody sees it. Writers take turns,
    /// so that nothing changes between the decision and the deed; what `decide` gives beside it is for the caller. `fail`
    /// says what a broken disk means.
    pub(super) fn keep<T, E>(
        &self,
        decide: impl FnOnce(&mut Held) -> Result<(Option<Entry>, T), E>,
        fail: impl FnOnce(io::Error) -> E,
    ) -> Result<T, E> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let (entry, beside) = decide(&mut self.held())?;
        if let Some(entry) = entry {
            if let Some(journal) = &mut *journal {
                journal.append(&entry).map_err(fail)?;
            }
            let mut held = self.held();
            held.take(entry);
            let count = held.posts.len();
            drop(held);
            self.count.send_replace(count);
        }
        Ok(beside)
    }
}

impl Held {
    /// The post, if that is a post.
    pub fn find(&self, remote: &str) -> Option<&Post> {
        self.places.get(remote).map(|place| &self.posts[*place])
    }

    /// One conversation, in the order it came.
    pub fn thread(&self, root: &str) -> impl DoubleEndedIterator<Item = &Post> {
        self.threads.get(root).into_iter().flatten().map(|place| &self.posts[*place])
    }

    /// A customer's post that is not there yet; its key is its place.
    pub fn speak(&self, author: &Author, text: &str, parent: Option<&str>, at: Time) -> io::Result<Post> {
        self.compose(author, &format!("{:08}", self.posts.len() + 1), text, parent, at)
    }

    /// The like, unless it is there.
    pub fn liking(&self, by: &str, post: &str) -> Option<Entry> {
        let there = self.likes.get(post).is_some_and(|all| all.contains(by));
        (!there).then(|| Entry::Like { post: post.into(), by: by.into() })
    }

    /// The block, or its end, unless it is so already.
    pub fn blocking(&self, account: &str, who: &str, blocked: bool) -> Option<Entry> {
        let so = self.blocks.contains(&(account.to_owned(), who.to_owned()));
        (so != blocked).then(|| Entry::Block { account: account.into(), who: who.into(), blocked })
    }

    /// A post that is not there yet.
    pub fn compose(&self, author: &Author, key: &str, text: &str, parent: Option<&str>, at: Time) -> io::Result<Post> {
        let remote = format!("practice://{}/{key}", author.handle);
        let root = match parent {
            None => remote.clone(),
            Some(parent) => match self.find(parent) {
                Some(post) => post.root.clone(),
                None => return Err(io::Error::new(io::ErrorKind::NotFound, "the post it answers is not there")),
            },
        };
        let (author, text, parent) = (author.clone(), text.to_owned(), parent.map(str::to_owned));
        Ok(Post { remote, root, parent, author, text, media: Vec::new(), reply: None, at })
    }

    /// Whether the network tells that account about the post: it is mentioned, or somebody goes on below its words.
    pub fn concerns(&self, post: &Post, handle: &str) -> bool {
        let above = |below: &&Post| below.parent.as_deref().and_then(|parent| self.find(parent));
        let mut line = std::iter::successors(Some(post), above).skip(1);
        let kept_away = || self.blocks.contains(&(handle.to_owned(), post.author.handle.clone()));
        post.author.handle != handle
            && !kept_away()
            && (post.mentions(handle) || line.any(|p| p.author.handle == handle))
    }

    fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Post(post) => {
                let place = self.posts.len();
                self.places.insert(post.remote.clone(), place);
                self.threads.entry(post.root.clone()).or_default().push(place);
                self.settled.extend(post.parent.clone());
                self.posts.push(post);
            }
            Entry::Like { post, by } => {
                self.settled.insert(post.clone());
                self.likes.entry(post).or_default().insert(by);
            }
            Entry::Block { account, who, blocked: true } => _ = self.blocks.insert((account, who)),
            Entry::Block { account, who, blocked: false } => _ = self.blocks.remove(&(account, who)),
        }
    }
}
