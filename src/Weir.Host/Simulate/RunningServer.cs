using System.Globalization;
using System.Text;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;

namespace Weir.Host.Simulate;

/// <summary>A running server, asked for what it remembers and for its policies; nothing is asked before it is needed.</summary>
internal sealed class RunningServer(SimulateOptions options) : IDisposable
{
    private const int PageSize = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lazy<WeirClient> _client = new(() =>
        new WeirClient(
            options.Server ?? throw new UsageException("simulate: name the server with --server"),
            options.TokenFile is { } file ? TokenFile.Read(file)
                : Environment.GetEnvironmentVariable("WEIR_TOKEN") is { Length: > 0 } token ? token.Trim()
                : null,
            Patience
        )
    );

    /// <summary>All jobs on schedules of a date.</summary>
    public async Task<IReadOnlyList<JobView>> JobsAsync(DateOnly date, string? machine, CancellationToken cancellation)
    {
        List<JobView> jobs = [];
        string? cursor = null;
        do
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"v1/jobs?date={date:yyyy-MM-dd}&limit={PageSize}");
            path += machine is null ? "" : "&machine=" + Uri.EscapeDataString(machine);
            path += cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor);
            var page = await _client.Value.GetAsync(path, WeirJson.Default.JobPage, cancellation).ConfigureAwait(false);
            jobs.AddRange(page.Items);
            cursor = page.Next;
        } while (cursor is not null);
        return jobs;
    }

    /// <summary>All its definitions, as YAML.</summary>
    public async Task<string> DefinitionsAsync(CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await _client.Value.SendAsync(HttpMethod.Get, "v1/definitions", null, cancellation).ConfigureAwait(false));

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
