using System.Globalization;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>A PostgreSQL of the distribution with a cluster of its own on a Unix socket; root starts it as nobody.</summary>
internal sealed class TemporaryPostgres : IAsyncDisposable
{
    private const int Nobody = 65534;
    private readonly Commands _commands;
    private readonly string _programs;
    private readonly TemporaryFolder _folder;

    private TemporaryPostgres(TemporaryFolder folder, Commands commands, string programs)
    {
        _folder = folder;
        _commands = commands;
        _programs = programs;
    }

    /// <summary>The address for <c>--store</c>.</summary>
    public string Address => $"Host={_folder.Path};Username=weir;Database=weir";

    /// <summary>The folder of its socket.</summary>
    public string Folder => _folder.Path;

    public static async Task<TemporaryPostgres> StartAsync()
    {
        var programs =
            Directory.GetDirectories("/usr/lib/postgresql").Order().LastOrDefault()
            ?? throw new InvalidOperationException("There is no PostgreSQL; run packaging/debian-packages.sh test.");
        var folder = new TemporaryFolder();
        var commands = new Commands(
            new Dictionary<string, string>
            {
                ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
                ["LC_ALL"] = "C.UTF-8",
                ["TZ"] = "UTC",
            }
        );
        if (Environment.IsPrivilegedProcess)
        {
            (await commands.Run("chown", Nobody.ToString(CultureInfo.InvariantCulture), folder.Path)).Succeeded();
            commands = commands.As(Nobody);
        }

        var postgres = new TemporaryPostgres(folder, commands, Path.Combine(programs, "bin"));
        await postgres.Run("initdb", "--pgdata", postgres.Cluster, "--username", "weir", "--auth", "trust", "--encoding", "UTF8");
        await postgres.StartAgainAsync();
        await postgres.Run("createdb", "--host", folder.Path, "--username", "weir", "weir");
        return postgres;
    }

    /// <summary>Ends it without a checkpoint, as a crash does: its next start recovers from the log.</summary>
    public Task CrashAsync() => Run("pg_ctl", "--pgdata", Cluster, "--wait", "--mode", "immediate", "stop");

    /// <summary>Starts it, and waits until it takes connections.</summary>
    public Task StartAgainAsync() =>
        Run(
            "pg_ctl",
            "--pgdata",
            Cluster,
            "--wait",
            "--log",
            Path.Combine(Folder, "log"),
            "--options",
            $"-c listen_addresses='' -c unix_socket_directories='{Folder}'",
            "start"
        );

    /// <summary>Ends all connections, as a network that is gone too long does.</summary>
    public Task DropConnectionsAsync() =>
        Run(
            "psql",
            "--host",
            Folder,
            "--username",
            "weir",
            "--command",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'weir' AND pid <> pg_backend_pid()",
            "weir"
        );

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        _folder.Dispose();
    }

    private string Cluster => Path.Combine(_folder.Path, "cluster");

    private async Task Run(string program, params IReadOnlyList<string> arguments)
    {
        // pg_ctl leaves the server with our pipes; a file takes its place, so that we see the end of what we started.
        var line = string.Join(' ', new[] { Path.Combine(_programs, program) }.Concat(arguments).Select(Quoted));
        var ran = await _commands.Shell(
            $"{line} >{Quoted(Path.Combine(_folder.Path, "out"))} 2>&1 </dev/null || {{ cat {Quoted(Path.Combine(_folder.Path, "out"))}; exit 1; }}"
        );
        ran.Succeeded();
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
