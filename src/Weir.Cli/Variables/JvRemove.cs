using Weir.Cli.Running;
using Weir.Cli.Verbs;

namespace Weir.Cli.Variables;

internal static class JvRemove
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "remove",
            "Remove a variable; refused while it monitors a job or a condition waits for it.",
            "weir jv remove LOCK"
        );
        var name = VariableArgument.One(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        var password = new VariablePassword(verb);
        context.Do(
            verb,
            async s =>
            {
                password.SendWith(s);
                var answer = await s
                    .Client.SendAsync(
                        HttpMethod.Delete,
                        await VariablePath.OfAsync(s, s.Value(name)).ConfigureAwait(false) + new Query().With("text", s.Value(text)),
                        null,
                        s.Cancellation
                    )
                    .ConfigureAwait(false);
                return await VariableAnswer.PrintAsync(s, answer, "removed").ConfigureAwait(false);
            }
        );
        return verb;
    }
}
