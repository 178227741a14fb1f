using Weir.Cli.Running;
using Weir.Cli.Verbs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Variables;

internal static class JvUnprotect
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "unprotect",
            "Take the protection of a monitoring variable off, on record; for administrators. Then it can be written, changed and removed like any other.",
            "weir jv unprotect MON.JOB --text 'its machine is gone'"
        );
        var name = VariableArgument.One(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(new JobAction { Text = s.Value(text) }, WeirJson.Default.JobAction);
                var answer = await s
                    .Client.SendAsync(
                        HttpMethod.Post,
                        await VariablePath.OfAsync(s, s.Value(name), "unprotect").ConfigureAwait(false),
                        message,
                        s.Cancellation
                    )
                    .ConfigureAwait(false);
                return await VariableAnswer.PrintAsync(s, answer, "unprotected").ConfigureAwait(false);
            }
        );
        return verb;
    }
}
