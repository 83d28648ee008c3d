// The network itself, in one node process. Ends with its stdin, by its own hand: the packages' orderly way out sometimes
// aborts node, and nothing here is worth saving.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume();

const from = createRequire(join(process.argv[2], 'package.json'));
const { TestNetwork } = await import(pathToFileURL(from.resolve('@atproto/dev-env')).href);
const port = (name) => Number(process.env[name]);

const network = await TestNetwork.create({
  plc: { port: port('PLC_PORT') },
  pds: { port: port('PDS_PORT'), hostname: 'localhost', rateLimitsEnabled: process.env.LIMITS === '1', rateLimitBypassKey: 'bypass' },
  bsky: { port: port('APPVIEW_PORT') },
});
console.log(JSON.stringify({ pds: network.pds.url, plc: network.plc.url, appview: network.bsky.url }));
