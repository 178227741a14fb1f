using Weir.Jobs;
using Weir.Protocol.Placeholders;
using Weir.Server.Agents;
using Weir.Server.Operations;
using Weir.Tracking.Variables;

namespace Weir.Server.Queries;

/// <summary><c>weir var list|show</c>.</summary>
public static class ListVariables
{
    /// <summary>All variables by key, or those of a name.</summary>
    public static Task<NamedVariablePage> ListNamedVariablesAsync(
        this WeirServer server,
        ObjectName? name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.ReadAsync(
            view => new NamedVariablePage([
                .. VariablesOfMachine
                    .Sorted(view.Definitions)
                    .Where(variable => name is null || variable.Name == name)
                    .Select(ChangeVariables.ViewOf),
            ]),
            cancellationToken
        );
    }

    /// <summary>One of them.</summary>
    /// <exception cref="RefusedException">There is none such.</exception>
    public static Task<NamedVariable> ShowNamedVariableAsync(
        this WeirServer server,
        ObjectName name,
        VariableScope scope,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var key = VariableDefinition.KeyOf(name, scope);
        return server.ReadAsync(
            view => ChangeVariables.ViewOf(ChangeVariables.Find(view.Definitions, key) ?? throw ChangeVariables.None(key)),
            cancellationToken
        );
    }
}
