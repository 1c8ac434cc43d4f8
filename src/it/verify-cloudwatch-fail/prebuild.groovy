import io.github.flowcheck.cloudwatch.FakeAws

context.service = FakeAws.start(['2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK'])
context.service.writeSettings(basedir.toPath())
// the first build asks for the answer, the coverage and the peers
context.service.expireAfterStarts(3)
