using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;
using Weir.Web.Connections;

namespace Weir.Web.Rest;

/// <summary>Status, sign-in, tokens.</summary>
internal static class AdministrationEndpoints
{
    public static void MapCare(this IEndpointRouteBuilder routes, HostInfo facts, WeirServer? server, Agent.MachineAgent? agent)
    {
        var care = routes.MapGroup("/v1").WithTags("care");
        care.MapGet("/status", (QuotaCounts quotas, HttpContext http) => StatusAsync(facts, server, agent, quotas, http))
            .Requires(Operation.ReadStatus)
            .ReadsOwnWrites()
            .WithName("status")
            .WithSummary("How this host does.");
        care.MapGet("/whoami", (HttpContext http) => TypedResults.Ok(WhoamiOf(http)))
            .Requires(Operation.AskWhoOneIs)
            .WithName("whoami")
            .WithSummary("Who the caller is taken for.");
        care.MapGet(
                "/stores",
                (Delegate)(async (HttpContext http) => TypedResults.Ok(await FaultsAsync(server, agent, http).ConfigureAwait(false)))
            )
            .Requires(Operation.BackUpTheJournal)
            .WithName("stores")
            .WithSummary("What is wrong with the databases of this host: damaged pages, settings that are not safe.");
        if (agent is not null)
        {
            care.MapPost(
                    "/journal/backup",
                    async (BackupRequest? request, TimeProvider time, HttpContext http) =>
                        TypedResults.Ok(
                            await agent
                                .BackupAsync(
                                    request?.Path ?? JournalBeside(DatedFile(facts, time)),
                                    http.Caller(request?.Text),
                                    http.RequestAborted
                                )
                                .ConfigureAwait(false)
                        )
                )
                .Requires(Operation.BackUpTheJournal)
                .WithName("journalBackup")
                .WithSummary("Writes a consistent copy of this machine's journal while it works.");
        }

        if (server is null)
        {
            return;
        }

        care.MapPost(
                "/tokens",
                async (TokenRequest request, HttpContext http) =>
                    TypedResults.Ok(
                        await server.CreateTokenAsync(http.Caller(request.Text), request, http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.MakeTokens)
            .WithName("token")
            .WithSummary("Makes a token; its text is told this once only.");
        care.MapGet(
                "/tokens",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Ok(await server.ListTokensAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false))
                )
            )
            .Requires(Operation.ListTokens)
            .WithName("tokens")
            .WithSummary("Tokens by name, without their secrets: own ones; all for administrators.");
        care.MapDelete(
                "/tokens/{name}",
                async (string name, string? text, ConsoleSessions sessions, HttpContext http) =>
                    TypedResults.Ok(
                        Ended(
                            await server.RevokeTokenAsync(http.Caller(text), name, http.RequestAborted).ConfigureAwait(false),
                            sessions,
                            http.Caller()
                        )
                    )
            )
            .Requires(Operation.RevokeTokens)
            .WithName("tokenRevoke")
            .WithSummary("Ends a token, those made by it, and the console sessions of its user.");
        care.MapDelete(
                "/tokens",
                async (string user, string? text, ConsoleSessions sessions, HttpContext http) =>
                    TypedResults.Ok(
                        Ended(
                            await server.RevokeTokensOfAsync(http.Caller(text), user, http.RequestAborted).ConfigureAwait(false),
                            sessions,
                            http.Caller()
                        )
                    )
            )
            .Requires(Operation.RevokeTokens)
            .WithName("tokensRevoke")
            .WithSummary("Ends all tokens and console sessions of a user.");
        care.MapPost(
                "/backup",
                (BackupRequest? request, TimeProvider time, HttpContext http) =>
                    BackupAsync(server, agent, request?.Path ?? DatedFile(facts, time), http.Caller(request?.Text), http)
            )
            .Requires(Operation.BackUp)
            .WithName("backup")
            .WithSummary(
                "Writes a consistent copy of the server's store while it works, and beside it of the journal of an agent in the same process."
            );
        care.MapPost(
                "/purge",
                async (PurgeRequest? request, HttpContext http) =>
                    TypedResults.Ok(
                        await server.PurgeAsync(http.Caller(request?.Text), request?.Days, http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.Purge)
            .ReadsOwnWrites()
            .WithName("purge")
            .WithSummary("Forgets jobs that have been over for long enough.");
        care.MapGet(
                "/verify",
                async (string? day, HttpContext http) =>
                    TypedResults.Ok(await server.VerifyAsync(http.Caller(), Requests.Date(day), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.Verify)
            .WithMetadata(LongRunning.Mark)
            .ReadsOwnWrites()
            .WithName("verify")
            .WithSummary("Holds what is stored against itself, the day in memory and the machines' journals.");
        care.MapPost("/console/link", (ConsoleSessions sessions, HttpContext http) => TypedResults.Ok(LinkOf(facts, sessions, http)))
            .Requires(Operation.DrawConsoleLinks)
            .WithName("consoleLink")
            .WithSummary("Makes a link to the page that works once.");
    }

    internal static ConsoleLink LinkOf(HostInfo facts, ConsoleSessions sessions, HttpContext http)
    {
        if (facts.Console is not { } console)
        {
            throw new RefusedException(ProblemCodes.NotFound, "this host serves no page: start it with --listen 127.0.0.1:8740");
        }

        var (secret, until) = sessions.DrawLink(http.Caller());
        return new ConsoleLink($"{console.TrimEnd('/')}/console/enter?key={secret}", until);
    }

    // Sessions of the users whose tokens ended, and those that one of the tokens began. Who is not an administrator ends own ones only.
    private static TokensRevoked Ended(TokensRevoked revoked, ConsoleSessions sessions, Caller caller)
    {
        sessions.End(one =>
            (one.Credential?.Token is { } token && revoked.Tokens.Contains(token))
            || (
                caller.Role == Role.Administrator
                    ? revoked.Users.Contains(one.User)
                    : one.Machine == caller.Machine && one.UserId == caller.UserId
            )
        );
        return revoked;
    }

    private static async Task<StoreFaults> FaultsAsync(WeirServer? server, Agent.MachineAgent? agent, HttpContext http)
    {
        List<StoreFaultView> found = [];
        if (server is not null)
        {
            found.AddRange(await server.CheckStoreAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false));
        }

        if (agent is not null)
        {
            found.AddRange(await agent.CheckJournalAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false));
        }

        return new StoreFaults(found);
    }

    private static async Task<Ok<StatusView>> StatusAsync(
        HostInfo facts,
        WeirServer? server,
        Agent.MachineAgent? agent,
        QuotaCounts quotas,
        HttpContext http
    ) =>
        TypedResults.Ok(
            new StatusView
            {
                Version = facts.Version,
                Machine = facts.Machine,
                Roles = facts.Roles,
                StartedAt = facts.StartedAt,
                ProcessId = Environment.ProcessId,
                Data = facts.Data,
                Store = facts.Store,
                Socket = facts.Socket,
                Console = facts.Console,
                Quotas = await quotas.OfAsync(WebCaller.From(http), server, agent, http.RequestAborted).ConfigureAwait(false),
                Day = server?.Today(),
                Closure = server is null ? null : await server.ClosureAsync(http.RequestAborted).ConfigureAwait(false),
                Gate = agent?.GateStatus().State,
                Link = agent?.Link,
                LinkTrouble = agent?.LinkTrouble,
                ServerReachable = server?.IsReady ?? agent?.ServerAnswers ?? false,
                Jobs = server is null
                    ? agent?.CountActive(http.Caller()) ?? new Dictionary<string, int>()
                    : await server.CountActiveAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false),
            }
        );

    // The server first: facts that its copy lacks are in the journal's, and are sent again.
    private static async Task<Ok<BackupMade>> BackupAsync(
        WeirServer server,
        Agent.MachineAgent? agent,
        string path,
        Jobs.Caller caller,
        HttpContext http
    )
    {
        var journal = JournalBeside(path);
        if (agent is not null && Path.Exists(journal))
        {
            throw new RefusedException(
                ProblemCodes.Exists,
                $"{Jobs.Printable.Escape(journal)}, where the journal's copy would be, is there already: name a new file"
            );
        }

        var made = await server.BackupAsync(caller, path, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(
            agent is null
                ? made
                : made with
                {
                    Journal = (await agent.BackupAsync(journal, caller, http.RequestAborted).ConfigureAwait(false)).Path,
                }
        );
    }

    private static string JournalBeside(string path) => Path.ChangeExtension(path, ".agent" + Path.GetExtension(path));

    private static string DatedFile(HostInfo facts, TimeProvider time) =>
        Path.Join(facts.Data, string.Create(CultureInfo.InvariantCulture, $"backup-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.db"));

    private static Whoami WhoamiOf(HttpContext http)
    {
        var caller = WebCaller.From(http);
        var by =
            caller.Peer is not null ? "peer"
            : caller.Caller.Credential?.Kind == CredentialKind.Session ? "link"
            : "token";
        return new Whoami(caller.Caller.User, caller.Caller.Role.ToString().ToLowerInvariant(), by, caller.Caller.Machine);
    }
}
