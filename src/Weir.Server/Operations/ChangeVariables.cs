using Weir.Definitions;
using Weir.Definitions.Checks;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Placeholders;
using Weir.Server.Definitions;
using Weir.Tracking.Variables;

namespace Weir.Server.Operations;

/// <summary><c>weir var set|delete</c>: changes one variable, as <c>weir apply</c> of its definition does.</summary>
public static class ChangeVariables
{
    /// <summary>Sets a variable. Where only its value is said, and there is one of a fixed value, the rest of it stays.</summary>
    /// <exception cref="RefusedException">The caller may not, or it is no variable.</exception>
    public static Task<NamedVariable> SetNamedVariableAsync(
        this WeirServer server,
        Caller caller,
        VariableText text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(text);
        var audited = caller.To("var set", VariableKind.Word, text.Name ?? "");
        return server.DoAsync(
            audited,
            () =>
            {
                WeirServer.Require(caller, Operation.ChangePlaceholders);
                return server.DefineAsync(
                    audited,
                    (catalog, now) =>
                    {
                        var variable = Read(text);
                        if (
                            Find(catalog, variable.Key) is { Source: FixedValue } known
                            && text
                                == new VariableText
                                {
                                    Name = text.Name,
                                    Schedule = text.Schedule,
                                    Job = text.Job,
                                    Value = text.Value,
                                }
                        )
                        {
                            variable = Read(known.ToText() with { Value = text.Value });
                        }

                        var definition = VariableKind.Define(variable);
                        var after = catalog.With(VariableKind.Word, definition.Key, definition.Body, now, caller.Actor);
                        Check(after, definition);
                        return new DefinitionEdit<NamedVariable>(after, ViewOf(variable));
                    },
                    cancellationToken
                );
            }
        );
    }

    /// <summary>Deletes a variable, and says what it was.</summary>
    /// <exception cref="RefusedException">The caller may not, or there is none such.</exception>
    public static Task<NamedVariable> DeleteNamedVariableAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        VariableScope scope,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var key = VariableDefinition.KeyOf(name, scope);
        var audited = caller.To("var delete", VariableKind.Word, key);
        return server.DoAsync(
            audited,
            () =>
            {
                WeirServer.Require(caller, Operation.ChangePlaceholders);
                return server.DefineAsync(
                    audited,
                    (catalog, now) =>
                        new DefinitionEdit<NamedVariable>(
                            catalog.With(VariableKind.Word, key, null, now, caller.Actor),
                            ViewOf(Find(catalog, key) ?? throw None(key))
                        ),
                    cancellationToken
                );
            }
        );
    }

    internal static VariableDefinition? Find(DefinitionCatalog catalog, string key) =>
        catalog.Find(VariableKind.Word, key) is { } stored ? (VariableDefinition)catalog.Read(stored).Subject : null;

    internal static NamedVariable ViewOf(VariableDefinition variable) => new(variable.Key, variable.Source.ToString()!, variable.ToText());

    internal static RefusedException None(string key) =>
        new(ProblemCodes.NotFound, $"there is no variable {Printable.Escape(key)}; 'weir var list' lists those there are");

    private static VariableDefinition Read(VariableText text) =>
        VariableDefinition.TryCreate(text, out var variable, out var faults)
            ? variable
            : throw new RefusedException(ProblemCodes.BadDefinition, string.Join("; ", faults.Select(fault => fault.Text)));

    private static void Check(DefinitionCatalog after, Definition definition)
    {
        var all = DefinitionSets.Written(after).ToList();
        var faults = UnknownNames
            .Find(all)
            .Where(unknown => unknown.Definition.IsOf(definition))
            .Concat(VariableConflicts.Find(all))
            .Select(fault => fault.Text)
            .ToList();
        if (faults.Count > 0)
        {
            throw new RefusedException(ProblemCodes.BadDefinition, string.Join("; ", faults));
        }
    }
}
