using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Care;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

internal static class Token
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("token", "Make a token for TCP; its text is printed this once.", "weir token ci --role operator --days 30", "weir token web01 --role agent > web01.token");
        var name = new Argument<string>("NAME") { Description = "Whose it is, or what for." };
        var role = new Option<string>("--role") { Description = "viewer, user, operator, administrator or agent; default viewer.", HelpName = "ROLE", DefaultValueFactory = _ => "viewer" };
        role.AcceptOnlyFromAmong("viewer", "user", "operator", "administrator", "agent");
        var days = new Option<int?>("--days") { Description = "How long it holds, 1 to 3650; default 365.", HelpName = "N" };
        verb.Arguments.Add(name);
        verb.Options.Add(role);
        verb.Options.Add(days);
        frame.Do(verb, async s =>
        {
            using var message = WeirClient.Json(new TokenRequest(s.Value(name), s.Value(role)!, Bounds.Check("--days", s.Value(days), 1, 3650)), WeirJson.Default.TokenRequest);
            return await s.ShowAsync(HttpMethod.Post, "v1/tokens", message, WeirJson.Default.TokenCreated, made =>
            {
                s.Out.WriteLine(made.Token);
                s.Note($"{made.Role} token, holds until {s.Clock.Full(made.ExpiresAt)}; it is not shown again");
            }).ConfigureAwait(false);
        });
        return verb;
    }
}
