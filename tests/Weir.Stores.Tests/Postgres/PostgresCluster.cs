using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Weir.Stores.Tests.Postgres.PostgresCluster))]

namespace Weir.Stores.Tests.Postgres;

/// <summary>
/// A PostgreSQL of the tests' own from the distribution's package: in a temporary folder, on a Unix socket only, with
/// durability on, as PostgreSQL has it by itself. Started by the first test that needs it, ended by its process id.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private const int Port = 5432;

    private readonly SemaphoreSlim _starting = new(1);
    private DirectoryInfo? _folder;
    private Process? _server;
    private Task _said = Task.CompletedTask;
    private int _databases;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The address of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        await StartAsync();
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return Address(name);
    }

    /// <summary>Ends every connection to the store's database, as a restart of PostgreSQL would.</summary>
    public async Task DisconnectAllAsync(string address) =>
        await RunAsync(
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(address).Database}'"
        );

    public async Task RunAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(Address(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Sets something for the whole cluster, and ends when it is so for those who connect.</summary>
    public async Task SetAsync(string setting, string value)
    {
        await RunAsync($"ALTER SYSTEM SET {setting} = {value}");
        await ReloadAsync(setting, value);
    }

    /// <summary>Has the files of settings read again, and ends when a setting is this for those who connect.</summary>
    public async Task ReloadAsync(string setting, string value)
    {
        await RunAsync("SELECT pg_reload_conf()");
        while (true)
        {
            await using var connection = new NpgsqlConnection(Address("postgres"));
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand($"SHOW {setting}", connection);
            if (value.Equals(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            using var stop = Process.Start("kill", ["-INT", _server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await stop.WaitForExitAsync();
            await _server.WaitForExitAsync();
            await _said;
        }

        _server?.Dispose();
        _folder?.Delete(recursive: true);
        _starting.Dispose();
    }

    private string Address(string database) => $"Host={_folder!.FullName};Port={Port};Username=postgres;Database={database};Pooling=false";

    private async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_server is not null)
            {
                return;
            }

            if (!File.Exists($"{Binaries}/postgres"))
            {
                const string Missing = "PostgreSQL 15 is not there: apt-get install postgresql-15";
                Assert.SkipUnless(Environment.IsPrivilegedProcess, Missing);
                Assert.Fail(Missing);
            }

            _folder = Directory.CreateTempSubdirectory("weir-pg-");
            if (Environment.IsPrivilegedProcess)
            {
                await FinishAsync(Process.Start("chown", ["postgres:postgres", _folder.FullName]));
            }

            var data = Path.Combine(_folder.FullName, "data");
            await FinishAsync(
                Process.Start(
                    AsPostgres("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions")
                )!
            );
            var server = Process.Start(
                AsPostgres(
                    "postgres",
                    "-D",
                    data,
                    "-k",
                    _folder.FullName,
                    "-p",
                    $"{Port}",
                    "-c",
                    "listen_addresses=",
                    "-c",
                    "max_connections=200",
                    "-c",
                    "shared_buffers=32MB"
                )
            )!;
            _said = await UntilReadyAsync(server);
            _server = server;
        }
        finally
        {
            _starting.Release();
        }
    }

    private static async Task<Task> UntilReadyAsync(Process server)
    {
        var said = new System.Text.StringBuilder();
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                // Read on, so that the server never waits for a full pipe.
                return server.StandardError.BaseStream.CopyToAsync(Stream.Null);
            }
        }

        throw new InvalidOperationException($"PostgreSQL did not start: {said}");
    }

    private static async Task FinishAsync(Process process)
    {
        using (process)
        {
            var said = process.StartInfo.RedirectStandardError ? await process.StandardError.ReadToEndAsync() : "";
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{process.StartInfo.FileName}: {said}");
        }
    }

    private static ProcessStartInfo AsPostgres(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", $"{Binaries}/{program}", .. arguments]
            : [$"{Binaries}/{program}", .. arguments];
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = program == "initdb",
            WorkingDirectory = "/",
        };
    }
}
