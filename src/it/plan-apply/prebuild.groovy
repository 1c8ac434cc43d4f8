import io.github.flowcheck.cloudwatch.AwsJsonService
import io.github.flowcheck.cloudwatch.SavedQueriesService

// The service runs in the process of the integration tests; the builds get its port.
context.service = AwsJsonService.start()
context.account = new SavedQueriesService().install(context.service)
new File(basedir, 'test.properties').text = "flowcheck.endpoint=${context.service.endpoint()}\nflowcheck.region=eu-west-1\n"
assert true
