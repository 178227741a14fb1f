using Weir.Definitions.Checks;
using Weir.Server.Agents;
using Weir.Server.Definitions;
using Weir.Server.Operations;
using Weir.Tracking.Variables;

namespace Weir.Server.Queries;

/// <summary>Variables as the console shows them. Nothing is run and no file is read for it.</summary>
public static class ListVariablesInUse
{
    /// <summary>All variables by name.</summary>
    public static async Task<IReadOnlyList<VariableInUse>> ListVariablesInUseAsync(
        this WeirServer server,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var now = server.Time.GetUtcNow();

        // Who names what is looked for beside the loop: definitions may be many, and nothing is to wait for it.
        var catalog = await server.ReadAsync(view => view.Definitions, cancellationToken).ConfigureAwait(false);
        var uses = VariableUses.Find(DefinitionSets.Written(catalog));
        var set = VariablesOfMachine.SetOf(catalog);
        var delimiters = VariablesOfMachine.DelimitersOf(catalog, machine: null);
        return
        [
            .. VariablesOfMachine
                .Sorted(catalog)
                .Select(variable => new VariableInUse(
                    ChangeVariables.ViewOf(variable),
                    variable.Scope.ToString(),
                    ExpandText.Expand(set, delimiters, delimiters.Around(variable.Name.Text), ContextOf(server, variable, now)),
                    [.. uses[variable].Select(user => user.ToString())]
                )),
        ];
    }

    private static VariableContext ContextOf(WeirServer server, VariableDefinition variable, DateTimeOffset now) =>
        new()
        {
            Schedule = variable.Scope.Schedule,
            Master = variable.Scope.Schedule,
            Job = variable.Scope.Job,
            Date = server.Options.BusinessDay.DateOf(now),
            Clock = server.Options.BusinessDay.ClockOf(now),
        };
}
