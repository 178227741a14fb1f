using System.Text.Json.Serialization.Metadata;

namespace Weir.Web.Rest;

/// <summary>
/// A member of a request that may not be null and has no default must be sent: without this it would be null all the same where it is
/// left out.
/// </summary>
internal static class RequiredMembers
{
    public static void Require(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            // One without a setter is read by the constructor alone, which takes it as it comes.
            if (member is { Set: not null, AssociatedParameter: { HasDefaultValue: false } parameter } && IsMissed(parameter))
            {
                member.IsRequired = true;
            }
        }
    }

    // Numbers and words that are left out are 0 and the first: their meaning is the endpoint's.
    private static bool IsMissed(JsonParameterInfo parameter) =>
        parameter.ParameterType.IsValueType
            ? parameter.ParameterType is { IsPrimitive: false, IsEnum: false }
                && Nullable.GetUnderlyingType(parameter.ParameterType) is null
                && parameter.ParameterType.Namespace == "Weir.Jobs"
            : !parameter.IsNullable;
}
