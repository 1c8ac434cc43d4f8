import io.github.flowcheck.cloudwatch.AwsJsonService
import io.github.flowcheck.cloudwatch.Behaviour
import io.github.flowcheck.cloudwatch.InsightsQueries
import io.github.flowcheck.cloudwatch.LogEventReads
import io.github.flowcheck.cloudwatch.LogGroup
import io.github.flowcheck.cloudwatch.LogGroupQueries
import io.github.flowcheck.cloudwatch.SavedQueriesService

// The service runs in the process of the integration tests; the builds get its port.
context.service = AwsJsonService.start()
def groups = [LogGroup.of('/vpc/flow-logs').deliver(['2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK'])]
new InsightsQueries(groups, Behaviour.QUICK, { System.currentTimeMillis() }).install(context.service)
new LogGroupQueries(groups).install(context.service)
new LogEventReads(groups, 1000).install(context.service)
new SavedQueriesService().install(context.service)
new File(basedir, 'test.properties').text = "flowcheck.endpoint=${context.service.endpoint()}\nflowcheck.region=eu-west-1\n"
assert true
