using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Protocol;
using Weir.Protocol.Care;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Status, sign-in, tokens.</summary>
internal static class CareEndpoints
{
    public static void MapCare(this IEndpointRouteBuilder routes, HostFacts facts, WeirServer? server, Agent.Agent? agent)
    {
        var care = routes.MapGroup("/v1").WithTags("care");
        care.MapGet("/status", (Delegate)((HttpContext http) => StatusAsync(facts, server, agent, http))).WithName("status").WithSummary("How this host does.");
        care.MapGet("/whoami", (HttpContext http) => TypedResults.Ok(WhoamiOf(http))).WithName("whoami").WithSummary("Who the caller is taken for.");
        if (agent is not null)
        {
            care.MapPost("/journal/backup", async (BackupRequest? request, TimeProvider time, HttpContext http) =>
                    TypedResults.Ok(await agent.BackupAsync(request?.Path ?? JournalBeside(DatedFile(facts, time)), http.Caller(), http.RequestAborted).ConfigureAwait(false)))
                .WithMetadata(Access.Administrators).WithName("journalBackup").WithSummary("Writes a consistent copy of this machine's journal while it works.");
        }

        if (server is null)
        {
            return;
        }

        care.MapPost("/tokens", async (TokenRequest request, HttpContext http) =>
                TypedResults.Ok(await server.MakeTokenAsync(http.Caller(), request, http.RequestAborted).ConfigureAwait(false)))
            .WithMetadata(Access.Users).WithName("token").WithSummary("Makes a token; its text is told this once only.");
        care.MapPost("/backup", (BackupRequest? request, TimeProvider time, HttpContext http) =>
                BackupAsync(server, agent, request?.Path ?? DatedFile(facts, time), http))
            .WithMetadata(Access.Administrators).WithName("backup").WithSummary("Writes a consistent copy of the server's store while it works, and beside it of the journal of an agent in the same process.");
        care.MapPost("/purge", async (PurgeRequest? request, HttpContext http) =>
                TypedResults.Ok(await server.PurgeAsync(http.Caller(), request?.Days, http.RequestAborted).ConfigureAwait(false)))
            .WithMetadata(Access.Administrators).WithName("purge").WithSummary("Forgets jobs that have been over for long enough.");
        care.MapPost("/console/link", (ConsoleSessions sessions, HttpContext http) => TypedResults.Ok(LinkOf(facts, sessions, http)))
            .WithName("consoleLink").WithSummary("Makes a link to the page that works once.");
    }

    internal static ConsoleLink LinkOf(HostFacts facts, ConsoleSessions sessions, HttpContext http)
    {
        if (facts.Console is not { } console)
        {
            throw new RefusedException(ProblemCodes.NotFound, "this host serves no page: start it with --listen 127.0.0.1:8740");
        }

        var (secret, until) = sessions.DrawLink(http.Caller());
        return new ConsoleLink($"{console.TrimEnd('/')}/console/enter?key={secret}", until);
    }

    private static async Task<Ok<StatusView>> StatusAsync(HostFacts facts, WeirServer? server, Agent.Agent? agent, HttpContext http) =>
        TypedResults.Ok(new StatusView
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
            Day = server?.Today(),
            Gate = agent?.GateStatus().State,
            ServerReachable = server?.IsReady ?? agent?.ServerAnswers ?? false,
            Jobs = server is null ? new Dictionary<string, int>() : await server.CountActiveAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false),
        });

    // The server first: facts that its copy lacks are in the journal's, and are sent again.
    private static async Task<Ok<BackupMade>> BackupAsync(WeirServer server, Agent.Agent? agent, string path, HttpContext http)
    {
        var journal = JournalBeside(path);
        if (agent is not null && Path.Exists(journal))
        {
            throw new RefusedException(ProblemCodes.Exists, $"{Jobs.Printable.Of(journal)}, where the journal's copy would be, is there already: name a new file");
        }

        var made = await server.BackupAsync(http.Caller(), path, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(agent is null
            ? made
            : made with { Journal = (await agent.BackupAsync(journal, http.Caller(), http.RequestAborted).ConfigureAwait(false)).Path });
    }

    private static string JournalBeside(string path) => Path.ChangeExtension(path, ".agent" + Path.GetExtension(path));

    private static string DatedFile(HostFacts facts, TimeProvider time) =>
        Path.Join(facts.Data, string.Create(CultureInfo.InvariantCulture, $"backup-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.db"));

    private static Whoami WhoamiOf(HttpContext http)
    {
        var caller = WebCaller.Of(http);
        var by = caller.Peer is not null ? "peer" : caller.Caller.From == "console" ? "link" : "token";
        return new Whoami(caller.Caller.User, caller.Caller.Role.ToString().ToLowerInvariant(), by, caller.Peer is not null ? caller.Caller.From : caller.Machine);
    }
}
