import io.github.flowcheck.cloudwatch.AwsJsonService
import io.github.flowcheck.cloudwatch.SavedQueriesService

// The service runs in the process of the integration tests; the builds get its port.
context.service = AwsJsonService.start()
context.account = new SavedQueriesService().install(context.service)
new File(basedir, 'test.properties').text = "flowcheck.endpoint=${context.service.endpoint()}\nflowcheck.region=eu-west-1\n"
context.account.add('net/web-ssh-http', 'fields @message', '/by/hand')
context.account.add('net/gone', '# flowcheck: net/gone\nfields @message')
context.account.add('net/of-others', '# flowcheck: others/x\nfields @message')
assert true
