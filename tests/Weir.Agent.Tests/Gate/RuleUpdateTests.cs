using Microsoft.Extensions.Logging.Abstractions;
using Weir.Agent.Gate;
using Weir.Agent.Placeholders;
using Weir.Agent.Ways;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Gate;

public sealed class RuleUpdateTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task Who_waits_for_other_rules_goes_on_when_they_are_published()
    {
        var folder = Directory.CreateTempSubdirectory("weir-rules-");
        try
        {
            var options = new AgentOptions
            {
                Machine = "here",
                Data = folder.FullName,
                Socket = Path.Join(folder.FullName, "weir.sock"),
                Weir = "/nowhere/weir",
            };
            await using var journal = new SqliteAgentJournal(Path.Join(folder.FullName, "agent.db"), TimeProvider.System);
            await journal.OpenAsync(Patience);
            var rules = new RuleCache(journal, NullLogger<RuleCache>.Instance);
            var taking = new RuleUpdate(
                rules,
                new VariableCache(journal, NullLogger<VariableCache>.Instance),
                new GateFilePublisher(options, rules, new WayStore(TimeProvider.System), NullLogger<GateFilePublisher>.Instance)
            );
            var first = rules.WaitForOtherAsync(rules.Version, Patience);

            await taking.ApplyAsync(7, [], [], null);

            Assert.Equal(7, await first);
            Assert.True(File.Exists(options.GateFile));
            var second = rules.WaitForOtherAsync(7, Patience);
            Assert.False(second.IsCompleted);
            await taking.ApplyAsync(8, [], [], null);
            Assert.Equal(8, await second);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
