using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

internal static class TokenVerb
{
    public static Verb Build(VerbContext context)
    {
        var token = new Verb(
            "token",
            "Make tokens for TCP, list and revoke them.",
            "weir token add ci --role operator --days 30",
            "weir token list",
            "weir token revoke ci"
        );
        token.Subcommands.Add(Add(context));
        token.Subcommands.Add(List(context));
        token.Subcommands.Add(Revoke(context));
        return token;
    }

    private static Verb Add(VerbContext context)
    {
        var verb = new Verb(
            "add",
            "Make a token; its text is printed this once.",
            "weir token add ci --role operator --days 30",
            "weir token add web01 --role agent > web01.token"
        );
        var name = new Argument<string>("NAME") { Description = "What the token is for; an agent's token has the name of its machine." };
        var role = new Option<string>("--role")
        {
            Description = "viewer, user, operator, administrator or agent; default viewer.",
            HelpName = "ROLE",
            DefaultValueFactory = _ => "viewer",
        };
        role.AcceptOnlyFromAmong("viewer", "user", "operator", "administrator", "agent");
        var days = new Option<int?>("--days") { Description = "How long it holds, 1 to 3650; default 365.", HelpName = "N" };
        var makes = new Option<bool>("--makes-tokens") { Description = "Let its bearer make tokens, with at most this role and lifetime." };
        verb.Arguments.Add(name);
        verb.Options.Add(role);
        verb.Options.Add(days);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        verb.Options.Add(makes);
        context.Do(
            verb,
            async s =>
            {
                var request = new TokenRequest(s.Value(name), s.Value(role)!, NumberArgument.Check("--days", s.Value(days), 1, 3650))
                {
                    MakesTokens = s.Value(makes),
                    Text = s.Value(text),
                };
                using var message = WeirClient.Json(request, WeirJson.Default.TokenRequest);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/tokens",
                        message,
                        WeirJson.Default.TokenCreated,
                        made =>
                        {
                            s.Out.WriteLine(made.Token);
                            s.Note($"{made.Role} token, holds until {s.Clock.Full(made.ExpiresAt)}; it is not shown again");
                        }
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb List(VerbContext context)
    {
        var verb = new Verb("list", "List your tokens, without their secrets; an administrator sees those of all.", "weir token list");
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    "v1/tokens",
                    WeirJson.Default.TokenPage,
                    page =>
                    {
                        var table = new Table(
                            new("Token", Gives: true),
                            new("Role"),
                            new("Whose", Gives: true),
                            new("Holds until"),
                            new("Last used"),
                            new("Made by", Gives: true)
                        );
                        foreach (var token in page.Items)
                        {
                            table.Add(
                                token.Name,
                                token.MakesTokens ? $"{token.Role}, makes tokens" : token.Role,
                                token.Machine is null ? token.User : $"{token.User}@{token.Machine}",
                                token.Holds ? s.Clock.Short(token.ExpiresAt) : "over",
                                token.LastUsed is { } used ? s.Clock.Short(used) : "never",
                                token.MadeBy
                            );
                        }

                        s.Write(table);
                    }
                )
        );
        return verb;
    }

    private static Verb Revoke(VerbContext context)
    {
        var verb = new Verb(
            "revoke",
            "End a token at once, with those made by it and the console sessions of its user.",
            "weir token revoke ci",
            "weir token revoke --user anna"
        );
        var name = new Argument<string?>("NAME") { Description = "The token.", Arity = ArgumentArity.ZeroOrOne };
        var user = new Option<string?>("--user")
        {
            Description = "All tokens and console sessions of this user instead.",
            HelpName = "USER",
        };
        verb.Arguments.Add(name);
        verb.Options.Add(user);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
            {
                var address = (s.Value(name), s.Value(user)) switch
                {
                    ({ } one, null) => "v1/tokens/" + Uri.EscapeDataString(one) + new Query().With("text", s.Value(text)),
                    (null, { } whose) => "v1/tokens" + new Query().With("user", whose).With("text", s.Value(text)),
                    _ => throw new UsageException("say which token, or --user USER for all of a user's"),
                };
                return s.ShowAsync(
                    HttpMethod.Delete,
                    address,
                    null,
                    WeirJson.Default.TokensRevoked,
                    ended =>
                        s.Out.WriteLine(ended.Tokens.Count == 0 ? "there was no such token" : $"revoked {string.Join(", ", ended.Tokens)}")
                );
            }
        );
        return verb;
    }
}
