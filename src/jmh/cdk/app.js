// The saved queries that flowcheck makes of a check file, written as an AWS CDK app: 500 a stack.
const cdk = require('aws-cdk-lib');
const logs = require('aws-cdk-lib/aws-logs');

const count = Number(process.argv[2]);
const app = new cdk.App({ outdir: process.argv[3] });
let stack;
let group;
for (let i = 0; i < count; i++) {
  if (i % 500 === 0) {
    stack = new cdk.Stack(app, `flows-${i / 500}`);
    group = logs.LogGroup.fromLogGroupName(stack, 'group', '/vpc/flow-logs');
  }
  const eni = 'eni-' + (0xabc000000 + i).toString(16).padStart(17, '0');
  new logs.QueryDefinition(stack, `check-${i}`, {
    queryDefinitionName: `net/check-${i}`,
    logGroups: [group],
    queryString: new logs.QueryString({
      filterStatements: [
        `@logStream in ["${eni}-all", "${eni}-accept", "${eni}-reject"]`,
        'logStatus = "OK"',
        `dstAddr = "172.31.${Math.floor(i / 250)}.${1 + i % 250}"`,
        `dstPort in [22, 80, ${1024 + i}] and protocol in [6, 17, 33, 132, 136]`,
        'action = "ACCEPT"'
      ],
      statsStatements: [
        'count(*) as flows, sum(packets) as totalPackets, sum(bytes) as totalBytes, min(@timestamp) as firstSeen, max(@timestamp) as lastSeen by dstPort, protocol'
      ],
      sort: 'dstPort asc',
      limit: 10000
    })
  });
}
app.synth();
