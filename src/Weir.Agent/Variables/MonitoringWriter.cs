using Weir.JobVariables;
using Weir.Protocol.Variables;

namespace Weir.Agent.Variables;

/// <summary>What a job says about itself, written into its variable.</summary>
internal static class MonitoringWriter
{
    /// <exception cref="AgentRefusedException">It cannot be written.</exception>
    public static void Apply(VariableStore store, VariableId id, MonitoringChange change, VariableCaller caller) =>
        VariableRefusals.Translate(() =>
        {
            if (change.ProgramStatus is { } status)
            {
                store.SetProgram(id, caller, MonitoringStatus.Parse(status), change.ReturnCode ?? "");
            }

            if (change.Timestamp || change.Descriptor is not null || change.Info is not null)
            {
                store.Modify(
                    id,
                    caller,
                    new RecordModification
                    {
                        Timestamp = change.Timestamp,
                        Descriptor = change.Descriptor,
                        Information = change.Info,
                    }
                );
            }
        });
}
