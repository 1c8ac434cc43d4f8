import io.github.flowcheck.cloudwatch.AwsJsonService
import io.github.flowcheck.cloudwatch.SavedQueriesService

// The service runs in the process of the integration tests; the builds get its port.
context.service = AwsJsonService.start()
context.account = new SavedQueriesService().install(context.service)
new File(basedir, 'test.properties').text = "flowcheck.endpoint=${context.service.endpoint()}\nflowcheck.region=eu-west-1\n"
import io.github.flowcheck.cloudwatch.Fault
import io.github.flowcheck.cloudwatch.ServiceError

context.service.fail('PutQueryDefinition', Fault.denied('PutQueryDefinition'), 1)
context.service.fail('PutQueryDefinition', new Fault.Refuse(ServiceError.invalidParameter('not this one')), 1)
assert true
