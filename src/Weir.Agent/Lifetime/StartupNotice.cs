using Weir.Agent.Jobs;
using Weir.Agent.Link;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Tells the server that the agent has started.</summary>
internal sealed class StartupNotice(AgentOptions options, JobRecorder recorder, JournalAge age, TimeProvider time)
{
    public Task SendAsync() =>
        recorder.WriteAsync(
            new JournalEntry
            {
                Facts =
                [
                    new AgentStarted(
                        time.GetUtcNow(),
                        options.Version,
                        BootId.Current.ToString(),
                        Environment.ProcessorCount,
                        options.ControlsGate
                    ),
                ],
                Settings = age.ToSettings(),
            }
        );
}
