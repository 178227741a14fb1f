using System.Text;
using Microsoft.Extensions.Logging;
using Weir.Agent.Ways;
using Weir.Linux;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Agent.Gate;

/// <summary>Publishes the compiled filter whenever rules or ways change. It stays when the agent ends: it says what to do then.</summary>
internal sealed class GateFilePublisher(AgentOptions options, RuleCache rules, WayStore ways, ILogger<GateFilePublisher> log)
{
    private const uint ReadableByAll = 0x1A4;

    private readonly Lock _lock = new();
    private IReadOnlyList<GateName> _names = [];

    /// <summary>Names that stand in comments of crontabs.</summary>
    public void SetNames(IReadOnlyList<GateName> names)
    {
        _names = names;
        Publish();
    }

    /// <summary>Writes the filter beside this agent's socket, unless the one there is that of the agent in control.</summary>
    public void Publish()
    {
        try
        {
            lock (_lock)
            {
                if (!options.ControlsGate && IsOfAnother())
                {
                    return;
                }

                var bytes = GateFilter.Compile(
                    rules.Rules,
                    new GateSettings(options.Socket, Environment.ProcessId, options.GateTimeout, ways.States, _names) { Asks = AsksNow() }
                );
                DurableFile.Write(Path.GetDirectoryName(options.GateFile)!, Path.GetFileName(options.GateFile), bytes, ReadableByAll);
            }
        }
        catch (Exception refused) when (refused is IOException or FormatException)
        {
            // The old file stays whole; jobs go on by it.
            log.Failed("publishing the gate file", refused);
        }
    }

    // A job that was only noticed has no control group by which the gate could see that it is inside.
    private GateAsks AsksNow() =>
        ways.Automatic == AutomaticMethod.Off ? GateAsks.WhereRulesMatch
        : ways[WayStore.Watcher] == WayState.On ? GateAsks.Always
        : GateAsks.InsideJobs;

    private bool IsOfAnother() =>
        File.Exists(options.GateFile)
        && GateFilter.TryParse(File.ReadAllBytes(options.GateFile), out var there)
        && !there.Socket.SequenceEqual(Encoding.UTF8.GetBytes(options.Socket));
}
