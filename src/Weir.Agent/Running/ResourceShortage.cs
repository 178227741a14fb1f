using System.Globalization;
using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>
/// The jobs whose start is put off because the machine is short of space, processes, memory or descriptors. One message says that it
/// began, for the first of them, and one that it is over, after the last.
/// </summary>
internal sealed class ResourceShortage(
    AgentOptions options,
    JobRecorder recorder,
    BackgroundTasks backgroundTasks,
    TimeProvider time,
    ILogger<ResourceShortage> log
) : IDisposable
{
    private const string Telling = "telling of a shortage";

    private readonly Lock _lock = new();
    private readonly HashSet<TrackingNumber> _jobs = [];
    private readonly List<AgentMessage> _unsaid = [];
    private readonly SemaphoreSlim _telling = new(1, 1);
    private int _most;

    /// <summary>The system's number of the error where it is a shortage, which passes; else <see langword="null"/>.</summary>
    public static int? ErrorOf(IOException refused)
    {
        var error = refused is LinuxException system ? system.ErrorNumber : refused.HResult;
        return Errno.IsShortage(error) ? error : null;
    }

    /// <summary>The start of a job is put off.</summary>
    public void Add(TrackedJob job, int error)
    {
        string? news = null;
        lock (_lock)
        {
            if (_jobs.Add(job.Number) && _jobs.Count == 1)
            {
                news = $"{options.Machine} cannot start jobs, and tries again until it can: {LinuxException.TextOf(error)}";
                _unsaid.Add(new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, ReasonCodes.Shortage, news, job.Number));
            }

            _most = Math.Max(_most, _jobs.Count);
        }

        if (news is not null)
        {
            log.Short(news);
            backgroundTasks.Run(Telling, ReportAsync);
        }
    }

    /// <summary>The job needs no start any more: it was started, or closed.</summary>
    public void Remove(TrackedJob job)
    {
        string? news = null;
        lock (_lock)
        {
            if (_jobs.Remove(job.Number) && _jobs.Count == 0)
            {
                news = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{options.Machine} can start jobs again; so many waited for it at once: {_most}"
                );
                _unsaid.Add(new AgentMessage(time.GetUtcNow(), MessageSeverity.Information, ReasonCodes.Shortage, news, null));
                _most = 0;
            }
        }

        if (news is not null)
        {
            log.ShortNoMore(news);
            backgroundTasks.Run(Telling, ReportAsync);
        }
    }

    public void Dispose() => _telling.Dispose();

    // The journal may be refused the room as well: then later, and in order.
    private async Task ReportAsync()
    {
        await _telling.WaitAsync(backgroundTasks.Stopping).ConfigureAwait(false);
        try
        {
            List<AgentMessage> messages;
            lock (_lock)
            {
                messages = [.. _unsaid];
            }

            if (messages.Count > 0)
            {
                await recorder.WriteAsync(new JournalEntry { Facts = [.. messages] }).ConfigureAwait(false);
                lock (_lock)
                {
                    _unsaid.RemoveRange(0, messages.Count);
                }
            }
        }
        finally
        {
            _telling.Release();
        }
    }
}
