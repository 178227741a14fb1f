using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Weir.Web.Tests;

/// <summary>
/// Every type of every JSON context, found by reflection so that a new one is here by itself: whatever is sent for it, it is either
/// refused as JSON or an object without holes.
/// </summary>
public sealed class EveryMessageTests
{
    private const int Depth = 5;

    public static TheoryData<string, string> Types() =>
        [.. Contexts().SelectMany(context => TypesOf(context).Select(type => (context.GetType().Name, type.FullName!)))];

    [Theory]
    [MemberData(nameof(Types))]
    public void With_only_its_required_members_it_has_what_its_source_says(string context, string name)
    {
        var type = TypeOf(context, name);

        var read = Read(type, Minimal(type, Depth));

        // What is required is enough: nothing else may be null, and nothing may throw.
        Assert.NotNull(read.Value);
        Assert.Empty(Holes(read.Value, type.Type.Name, Depth));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void With_null_in_any_member_it_is_refused_or_whole(string context, string name)
    {
        var type = TypeOf(context, name);
        foreach (var member in type.Properties)
        {
            Whole(type, With(Minimal(type, Depth), member.Name, null));
        }

        Whole(type, All(type, _ => null));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void With_extremes_in_any_member_it_is_refused_or_whole(string context, string name)
    {
        var type = TypeOf(context, name);
        var large = new string('x', 1024 * 1024);
        JsonNode?[] extremes =
        [
            int.MinValue,
            int.MaxValue,
            long.MinValue,
            long.MaxValue,
            1e300,
            "",
            "\0",
            large,
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "0001-01-01",
            "9999-12-31",
            true,
            new JsonArray((JsonNode?)null),
            new JsonArray(),
            new JsonObject(),
        ];
        foreach (var member in type.Properties)
        {
            foreach (var extreme in extremes)
            {
                Whole(type, With(Minimal(type, Depth), member.Name, extreme?.DeepClone()), mayHoldNulls: extreme is JsonArray);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void With_members_that_nobody_knows_it_is_read_all_the_same(string context, string name)
    {
        var type = TypeOf(context, name);
        var json = Minimal(type, Depth);
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var read = Read(type, With(With(json, "ofTheFuture", "yes"), "andMore", new JsonObject { ["deep"] = 1 }));

        Assert.NotNull(read.Value);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Without_one_of_its_members_a_request_is_refused_or_whole(string context, string name)
    {
        if (context != nameof(Protocol.WeirJson))
        {
            return;
        }

        var type = TypeOf(context, name);
        foreach (var member in type.Properties)
        {
            var json = Minimal(type, Depth);
            json.Remove(member.Name);
            Whole(type, json);
        }
    }

    [Fact]
    public void The_contexts_are_all_there() =>
        Assert.Superset(
            new HashSet<string> { "WeirJson", "StoreJson", "StoredJson", "ActionJson" },
            Contexts().Select(context => context.GetType().Name).ToHashSet()
        );

    [Fact]
    public void Facts_and_orders_are_among_them_by_their_kinds() =>
        Assert.Superset(
            new HashSet<string>
            {
                "Weir.Jobs.Facts.JobSubmitted",
                "Weir.Jobs.Facts.AgentMessage",
                "Weir.Jobs.Orders.Cancel",
                "Weir.Jobs.Orders.Rerun",
            },
            Types().Select(row => row.Data.Item2).ToHashSet()
        );

    private static IEnumerable<JsonSerializerContext> Contexts() =>
        from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Weir.*.dll")
        where !Path.GetFileName(file).Contains(".Tests", StringComparison.Ordinal)
        let assembly = Load(file)
        where assembly is not null
        from type in assembly.GetTypes()
        where type.IsSubclassOf(typeof(JsonSerializerContext))
        select (JsonSerializerContext)type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static Assembly? Load(string file)
    {
        try
        {
            return Assembly.Load(AssemblyName.GetAssemblyName(file));
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    // Those that the context names; of one with kinds, each kind.
    private static IEnumerable<Type> TypesOf(JsonSerializerContext context) =>
        context
            .GetType()
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
            .SelectMany(type =>
                context.GetTypeInfo(type)!.PolymorphismOptions is { } kinds ? kinds.DerivedTypes.Select(kind => kind.DerivedType) : [type]
            )
            .Where(type => context.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object });

    // Messages as the endpoints read them.
    private static readonly JsonSerializerOptions s_messages = new(Protocol.WeirJson.Default.Options)
    {
        TypeInfoResolver = Protocol.WeirJson.Default.WithAddedModifier(Rest.RequiredMembers.Require),
    };

    private static JsonTypeInfo TypeOf(string context, string name) =>
        Contexts()
            .Where(one => one.GetType().Name == context)
            .Select(one => (Context: one, Type: TypesOf(one).Single(type => type.FullName == name)))
            .Select(one => one.Context is Protocol.WeirJson ? s_messages.GetTypeInfo(one.Type) : one.Context.GetTypeInfo(one.Type)!)
            .Single();

    private static JsonObject Minimal(JsonTypeInfo type, int depth)
    {
        var json = new JsonObject();
        foreach (var member in type.Properties.Where(member => IsRequired(type, member)))
        {
            json[member.Name] = Sample(type.Options, member.PropertyType, depth - 1);
        }

        return json;
    }

    private static JsonObject All(JsonTypeInfo type, Func<JsonPropertyInfo, JsonNode?> value)
    {
        var json = new JsonObject();
        foreach (var member in type.Properties)
        {
            json[member.Name] = value(member);
        }

        return json;
    }

    // A parameter without a default that may not be null has to be sent, too: what stands for nothing there is no object.
    private static bool IsRequired(JsonTypeInfo type, JsonPropertyInfo member) =>
        member.IsRequired
        || (
            member.AssociatedParameter is { HasDefaultValue: false } parameter
            && !parameter.IsNullable
            && !parameter.ParameterType.IsValueType
        )
        || type.Properties.Count == 0;

    private static JsonNode? Sample(JsonSerializerOptions options, Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            return JsonNode.Parse(JsonSerializer.Serialize(Enum.GetValues(type).GetValue(0), options.GetTypeInfo(type)));
        }

        JsonNode?[] tries =
        [
            "A",
            "A/B",
            "0",
            "2026-11-21",
            "2026-11-21T12:00:00Z",
            "12:00:00",
            "00:00:00",
            "11111111-1111-1111-1111-111111111111",
            "AAAA",
            1,
            true,
            new JsonArray(),
            new JsonObject(),
        ];
        foreach (var one in tries)
        {
            if (Reads(options, type, one))
            {
                return one?.DeepClone();
            }
        }

        var known = options.GetTypeInfo(type);
        if (known.PolymorphismOptions is { } kinds)
        {
            var kind = kinds.DerivedTypes[0];
            var json = new JsonObject { [kinds.TypeDiscriminatorPropertyName] = (string)kind.TypeDiscriminator! };
            foreach (var (name, value) in Minimal(options.GetTypeInfo(kind.DerivedType), depth).ToList())
            {
                json[name] = value?.DeepClone();
            }

            return json;
        }

        return depth > 0 ? Minimal(known, depth) : null;
    }

    private static bool Reads(JsonSerializerOptions options, Type type, JsonNode? json)
    {
        try
        {
            return JsonSerializer.Deserialize(json?.ToJsonString() ?? "null", options.GetTypeInfo(type)) is { } value
                && !Holes(value, "", Depth).Any();
        }
        catch (Exception refused) when (refused is JsonException or NotSupportedException)
        {
            return false;
        }
    }

    private static (object? Value, bool Refused) Read(JsonTypeInfo type, JsonNode json) =>
        (JsonSerializer.Deserialize(json.ToJsonString(), type), false);

    private static JsonObject With(JsonNode json, string name, JsonNode? value)
    {
        var changed = json.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    // Nothing but a refusal as JSON, or an object in which nothing is null that may not be.
    private static void Whole(JsonTypeInfo type, JsonNode json, bool mayHoldNulls = false)
    {
        try
        {
            var value = JsonSerializer.Deserialize(json.ToJsonString(), type);
            if (value is not null && !mayHoldNulls)
            {
                Assert.Empty(Holes(value, type.Type.Name, Depth));
            }
        }
        catch (JsonException)
        {
            // Refused, with what was wrong.
        }
    }

    private static IEnumerable<string> Holes(object value, string path, int depth)
    {
        if (
            depth == 0
            || value is string
            || value.GetType().IsPrimitive
            || value.GetType().IsEnum
            || value.GetType().Namespace?.StartsWith("Weir", StringComparison.Ordinal) != true
        )
        {
            yield break;
        }

        var context = new NullabilityInfoContext();
        foreach (
            var property in value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
        )
        {
            var member = property.GetValue(value);
            if (member is null)
            {
                if (!property.PropertyType.IsValueType && context.Create(property).WriteState == NullabilityState.NotNull)
                {
                    yield return $"{path}.{property.Name}";
                }

                continue;
            }

            foreach (
                var hole in member is IEnumerable list and not string
                    ? list.Cast<object?>()
                        .SelectMany(item =>
                            item is null ? [$"{path}.{property.Name}[]"] : Holes(item, $"{path}.{property.Name}[]", depth - 1)
                        )
                    : Holes(member, $"{path}.{property.Name}", depth - 1)
            )
            {
                yield return hole;
            }
        }
    }
}
