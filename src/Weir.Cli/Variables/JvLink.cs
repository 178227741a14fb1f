using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvLink
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "link",
            "Inside a job: let a short name stand for a variable until the job ends; *SMONJVJ is the one that monitors it.",
            "weir jv link",
            "weir jv link STATE SHARED.STATE",
            "weir jv link STATE --none"
        );
        var link = new Argument<string?>("LINK")
        {
            Description =
                "The link name, at most 7 characters; written *LINK where a variable's name stands. Without it the links are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var name = new Argument<string?>("NAME") { Description = "The variable.", Arity = ArgumentArity.ZeroOrOne };
        var none = new Option<bool>("--none") { Description = "Take the link off." };
        verb.Arguments.Add(link);
        verb.Arguments.Add(name);
        verb.Options.Add(none);
        context.Do(
            verb,
            async s =>
            {
                var job = CurrentJob.Number(s, "jv link");
                if (s.Value(link) is not { } typed)
                {
                    return await s.ShowAsync($"v1/jobs/{job.Value}/links", WeirJson.Default.LinkPage, page => Print(s, page))
                        .ConfigureAwait(false);
                }

                if (s.Value(none) == (s.Value(name) is not null))
                {
                    throw new UsageException("say the variable, or --none");
                }

                var change = new LinkView(typed.TrimStart('*'), s.Value(name) is { } variable ? VariablePath.Checked(variable) : null);
                using var message = WeirClient.Json(change, WeirJson.Default.LinkView);
                return await s.ShowAsync(HttpMethod.Post, $"v1/jobs/{job.Value}/links", message, WeirJson.Default.LinkPage, _ => { })
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session session, LinkPage page)
    {
        var table = new Table(new("Link"), new("Variable", Gives: true));
        foreach (var item in page.Items)
        {
            table.Add("*" + Printable.Escape(item.Link), item.Variable);
        }

        session.Write(table);
    }
}
