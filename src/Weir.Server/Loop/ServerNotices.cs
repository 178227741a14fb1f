using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Stores;

namespace Weir.Server.Loop;

/// <summary>What the server itself has to tell operators: each thing once.</summary>
internal sealed class ServerNotices(ServerLoop loop, ILogger logger)
{
    /// <summary>Beyond so many different ones, the log alone has them.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>A row of the store is there and cannot be read.</summary>
    public void Unreadable(UnreadableRow row)
    {
        if (IsNew($"row {row.What} {row.Key}"))
        {
            ServerLog.RowUnreadable(logger, row.What, row.Key, row.Reason);
            Post(
                "row-unreadable",
                $"the {row.What} {Printable.Escape(row.Key)} in the store cannot be read and is left as it is: {Printable.Escape(row.Reason, 300)}"
            );
        }
    }

    /// <summary>An agent is refused; <see langword="null"/> says that it is taken again.</summary>
    public void AgentRefused(string machine, string? why)
    {
        if (why is null)
        {
            _told.TryRemove($"agent {machine}", out _);
        }
        else if (IsNew($"agent {machine}"))
        {
            ServerLog.AgentRefused(logger, machine, why);
            Post("agent-refused", Printable.Escape(why, 1000));
        }
    }

    private bool IsNew(string what) => _told.Count < Most && _told.TryAdd(what, true);

    private void Post(string code, string text) => loop.Post(new AgentReport("", [new OperatorNotice(MessageSeverity.Error, code, text)]));
}
