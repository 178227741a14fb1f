using Weir.Definitions;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Comparisons;

namespace Weir.Host.Simulate;

/// <summary>Where policies are read: a file of definitions, or the server by name.</summary>
internal static class PolicySource
{
    private const int NotFound = 4;

    /// <summary>The policies of a file, or the one of this name.</summary>
    public static async Task<IReadOnlyList<ComparedPolicy>> ReadAsync(string named, RunningServer server, CancellationToken cancellation)
    {
        if (File.Exists(named) || named.Contains('/', StringComparison.Ordinal) || Path.GetExtension(named) is ".yaml" or ".yml")
        {
            var found = Policies(Text(named), named);
            return found.Count > 0 ? found : throw new StartException($"simulate: {named} has no definition of kind policy");
        }

        var known = Policies(await server.DefinitionsAsync(cancellation).ConfigureAwait(false), "the server's definitions")
            .Append(ComparedPolicy.From(ServicePolicy.BuiltIn))
            .DistinctBy(policy => policy.Policy.Name)
            .ToArray();
        return Array.Find(known, policy => string.Equals(policy.Policy.Name.Text, named, StringComparison.OrdinalIgnoreCase)) is { } policy
            ? [policy]
            : throw new WeirException(
                ProblemCodes.NotFound,
                $"simulate: there is no file and no policy {Jobs.Printable.Escape(named)}; the server's policies are {string.Join(", ", known.Select(other => other.Policy.Name))}",
                NotFound
            );
    }

    private static IReadOnlyList<ComparedPolicy> Policies(string text, string source)
    {
        var reading = DefinitionReader.Read(text, source);
        return reading.IsGood
            ?
            [
                .. reading
                    .Definitions.Select(definition => definition.Subject)
                    .OfType<PolicyDefinition>()
                    .Select(definition => new ComparedPolicy(ServicePolicy.From(definition.Policy), definition.Capacity.Levels)),
            ]
            : throw new StartException("simulate: " + string.Join("; ", reading.Faults));
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"simulate: {file} cannot be read: {ErrorText.From(refusal)}");
        }
    }
}
