namespace Weir.ThruPut;

/// <summary>The XML schema of the messages, as it ships.</summary>
public static class SchemaText
{
    /// <summary>Opens the schema.</summary>
    public static Stream Open() =>
        typeof(SchemaText).Assembly.GetManifestResourceStream("thruput.xsd")
        ?? throw new InvalidOperationException("the schema is not in the assembly");
}
