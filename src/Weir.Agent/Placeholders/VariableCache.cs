using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;
using Weir.Tracking.Variables;

namespace Weir.Agent.Placeholders;

/// <summary>The agent's copy of the variables, so that it works on while the server is away.</summary>
internal sealed class VariableCache(IAgentJournal journal, ILogger<VariableCache> log)
{
    private const string Setting = "variables";

    private volatile VariableSet _all = VariableSet.Empty;
    private volatile Delimiters _delimiters = Delimiters.Curly;

    /// <summary>All of them.</summary>
    public VariableSet All => _all;

    /// <summary>What stands around their names on this machine.</summary>
    public Delimiters Delimiters => _delimiters;

    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        if (
            settings.TryGetValue(Setting, out var json)
            && JsonSerializer.Deserialize(json, WeirJson.Default.PublishedVariables) is { } published
        )
        {
            Take(published);
        }
    }

    /// <summary>Takes those of the server over; an older one sends none.</summary>
    public async Task StoreAsync(PublishedVariables? published)
    {
        if (published is null)
        {
            return;
        }

        await journal
            .WriteAsync(
                new JournalEntry
                {
                    Settings = new Dictionary<string, string?>
                    {
                        [Setting] = JsonSerializer.Serialize(published, WeirJson.Default.PublishedVariables),
                    },
                },
                CancellationToken.None
            )
            .ConfigureAwait(false);
        Take(published);
    }

    private void Take(PublishedVariables published)
    {
        List<VariableDefinition> variables = [];
        foreach (var text in published.Variables)
        {
            if (VariableDefinition.TryCreate(text, out var variable, out var faults))
            {
                variables.Add(variable);
            }
            else
            {
                log.VariableRefused(string.Join("; ", faults.Select(fault => fault.Text)));
            }
        }

        var calendars = new Dictionary<ObjectName, IReadOnlySet<DateOnly>>();
        foreach (var (name, dates) in published.Calendars)
        {
            if (ObjectName.TryParse(name, out var calendar))
            {
                calendars[calendar] = dates.ToHashSet();
            }
        }

        _all = new VariableSet(variables, calendars);
        _delimiters = Delimiters.TryParse(published.Delimiters, out var delimiters) ? delimiters : Delimiters.Curly;
    }
}
