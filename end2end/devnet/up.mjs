// The parent of all parts of the network. It starts PostgreSQL, Redis and the network itself (`network.mjs`), says when
// they are ready, and ends each by its process id.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const home = process.argv[2];
const run = mkdtempSync(join(tmpdir(), 'moksori-devnet-'));
const children = [];
let ending = false;

process.stdin.on('end', () => end(0)).resume();
process.on('SIGTERM', () => end(0));
process.on('SIGINT', () => end(0));

try {
  await start();
} catch (error) {
  if (!ending) {
    console.error(`devnet: ${error.message}`);
    await end(1);
  }
}

async function start() {
  const names = ['PDS_PORT', 'PLC_PORT', 'APPVIEW_PORT', 'PG_PORT', 'REDIS_PORT'];
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, Number(process.env[name]) || (await free())])));
  // Others must be able to enter: PostgreSQL is another user.
  chmodSync(run, 0o755);
  await Promise.all([postgres(ports.PG_PORT), redis(ports.REDIS_PORT)]);
  const network = child('the network', process.execPath, [join(here, 'network.mjs'), home], {
    env: {
      ...process.env,
      PDS_PORT: ports.PDS_PORT,
      PLC_PORT: ports.PLC_PORT,
      APPVIEW_PORT: ports.APPVIEW_PORT,
      DB_POSTGRES_URL: `postgresql://pg@127.0.0.1:${ports.PG_PORT}/postgres`,
      DB_POSTGRES_SCHEMA: 'devnet',
      REDIS_HOST: `127.0.0.1:${ports.REDIS_PORT}`,
    },
    // Its stdin is a pipe from us: should we be killed, it closes, and the network ends itself.
    stdio: ['pipe', 'pipe', log('network')],
    signal: 'SIGKILL',
  });
  const ready = await line(network);
  if (!ending) console.log(JSON.stringify({ ...JSON.parse(ready), pid: process.pid }));
}

async function postgres(port) {
  const user = process.getuid() === 0 ? account('postgres') : {};
  const data = join(run, 'pg');
  mkdirSync(data, { mode: 0o700 });
  if (user.uid) chownSync(data, user.uid, user.gid);
  const made = spawnSync(program('initdb'), ['-D', data, '-U', 'pg', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...user, cwd: data });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  // Nothing here outlives the test, so nothing waits for a disk.
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  child('PostgreSQL', program('postgres'), ['-D', data, '-p', String(port), ...flags], { ...user, cwd: data, stdio: ['ignore', log('postgres'), log('postgres')], signal: 'SIGQUIT' });
  await listens('PostgreSQL', port);
}

async function redis(port) {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', run];
  child('Redis', program('redis-server'), flags, { stdio: ['ignore', log('redis'), log('redis')], signal: 'SIGKILL' });
  await listens('Redis', port);
}

// A part that ends by itself ends everything.
function child(name, command, flags, { signal, ...options }) {
  const started = spawn(command, flags, options);
  const gone = new Promise((resolve) => {
    started.on('error', (error) => { console.error(`devnet: ${name} did not start: ${error.message}`); resolve(); });
    started.on('exit', resolve);
  });
  gone.then(() => {
    if (ending) return;
    console.error(`devnet: ${name} ended by itself`);
    for (const file of readdirSync(run).filter((file) => file.endsWith('.log'))) console.error(`--- ${file}\n${readFileSync(join(run, file), 'utf8').slice(-2000)}`);
    end(1);
  });
  children.push({ started, gone, signal });
  return started;
}

async function end(code) {
  if (ending) return;
  ending = true;
  // The network first: it would complain about its database.
  for (const { started, gone, signal } of children.reverse()) {
    started.kill(signal);
    await gone;
  }
  rmSync(run, { recursive: true, force: true });
  process.exit(code);
}

function log(name) {
  return openSync(join(run, `${name}.log`), 'a');
}

function line(from) {
  return new Promise((resolve, reject) => {
    let text = '';
    from.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      const ready = text.split('\n').find((line) => line.startsWith('{"pds"'));
      if (ready && text.includes('\n')) resolve(ready);
    });
    from.on('exit', () => reject(new Error('the network ended before it was ready')));
  });
}

async function listens(name, port) {
  const answers = () => new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
  for (const until = Date.now() + 30_000; Date.now() < until && !ending; await new Promise((next) => setTimeout(next, 50))) {
    if (await answers()) return;
  }
  throw new Error(`${name} does not listen on port ${port}`);
}

function free() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Debian keeps PostgreSQL's programs outside PATH.
function program(name) {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const folders = [...process.env.PATH.split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))];
  const found = folders.map((folder) => join(folder, name)).find(existsSync);
  if (!found) throw new Error(`${name} is not installed (Debian: apt-get install postgresql-15 redis-server)`);
  return found;
}

function account(name) {
  const row = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([user]) => user === name);
  if (!row) throw new Error(`PostgreSQL refuses to run as root, and there is no user ${name}`);
  return { uid: Number(row[2]), gid: Number(row[3]) };
}
