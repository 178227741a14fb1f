using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class ExportVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "export",
            "Print definitions as YAML that apply takes back: all, those of a kind, or one.",
            "weir export > definitions.yaml",
            "weir export job-definition AdHoc/LOAD"
        );
        var kind = new Argument<string?>("KIND")
        {
            Description = "Only those of this kind, as kind: says in YAML: rule, job-definition, limit.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var name = new Argument<string?>("NAME")
        {
            Description = "Only this one; of job definitions SCHEDULE/NAME.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        verb.Arguments.Add(kind);
        verb.Arguments.Add(name);
        context.Do(
            verb,
            async s =>
            {
                var path = "v1/definitions" + new Query().With("kind", s.Value(kind)).With("name", s.Value(name));
                var yaml = await s.Client.SendAsync(HttpMethod.Get, path, null, s.Cancellation).ConfigureAwait(false);
                if (s.Json)
                {
                    await s.PrintAsync(JsonText.Object(json => json.WriteString("yaml", yaml))).ConfigureAwait(false);
                    return ExitStatus.Done;
                }

                await s.Process.RawOut.WriteAsync(yaml, s.Cancellation).ConfigureAwait(false);
                return ExitStatus.Done;
            }
        );
        return verb;
    }
}
