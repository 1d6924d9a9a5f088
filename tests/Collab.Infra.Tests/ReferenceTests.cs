using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>What a linker would say: every name leads somewhere, every module gets what it needs.</summary>
public sealed class ReferenceTests
{
    // Namespaces that are used without being called.
    private static readonly string[] Namespaces = ["az", "sys"];

    // Functions of Bicep that the files use. Source: "Bicep functions", Azure documentation.
    private static readonly string[] Functions =
    [
        "allowed", "bool", "cidrSubnet", "concat", "description", "empty", "environment", "filter", "format", "guid", "int", "items", "listKeys", "loadJsonContent",
        "maxLength", "maxValue", "minLength", "minValue", "readEnvironmentVariable", "secure", "split", "string", "subscription", "subscriptionResourceId",
        "take", "toObject", "union", "uniqueString", "utcNow",
    ];

    [NodeFact]
    public async Task Names_EachUse_IsDeclaredInItsFile()
    {
        var deployment = await Deployment.LoadAsync();

        Faults.None(
            from file in deployment.Files
            from use in References.In(file)
            where !file.ByName.ContainsKey(use.Text) && !Namespaces.Contains(use.Text)
            select $"{file}:{use.Line} '{use.Text}' is declared nowhere");
        Faults.None(
            from file in deployment.Files
            from call in References.Calls(file)
            where !Functions.Contains(call.Text)
            select $"{file}:{call.Line} there is no function '{call.Text}' (or this test doesn't know it)");
    }

    [NodeFact]
    public async Task Declarations_ParametersVariablesAndTypes_AreUsed()
    {
        var deployment = await Deployment.LoadAsync();

        Faults.None(
            from file in deployment.Templates
            let used = References.In(file).Select(u => u.Text).ToHashSet()
            from declared in file.Of("parameter").Concat(file.Of("variable")).Concat(file.Of("type"))
            where !used.Contains(declared.Name)
            select $"{file}:{declared.Node.Line} '{declared.Name}' is used nowhere");
    }

    [NodeFact]
    public async Task Modules_Parameters_AreThoseOfTheirFile()
    {
        var deployment = await Deployment.LoadAsync();
        var faults = new List<string>();
        foreach (var (file, module, target) in Modules(deployment))
        {
            var given = module.Body!["params"]?.Properties.ToDictionary(p => p.Name, p => p.Value) ?? [];
            var wanted = target.Of("parameter").ToDictionary(p => p.Name);
            faults.AddRange(given.Keys.Except(wanted.Keys).Select(name => $"{file}:{module.Node.Line} {target} has no parameter '{name}'"));
            faults.AddRange(wanted.Values.Where(p => p.IsRequired).Select(p => p.Name).Except(given.Keys).Select(name => $"{file}:{module.Node.Line} {target} needs '{name}'"));
            faults.AddRange(
                from pair in given
                where wanted.ContainsKey(pair.Key) && TypeOf(deployment, file, pair.Value) is { } type && !Fits(type, wanted[pair.Key].DeclaredType)
                select $"{file}:{pair.Value.Line} '{pair.Key}' of {target} is {wanted[pair.Key].DeclaredType}, and is given {TypeOf(deployment, file, pair.Value)}");
        }

        Faults.None(faults);
        Assert.Equal(11, Modules(deployment).Count());
    }

    [NodeFact]
    public async Task Modules_OutputsThatAreRead_Exist()
    {
        var deployment = await Deployment.LoadAsync();
        var outputs = (
            from module in Modules(deployment)
            from read in module.File.Tree.All
            where read.Type == "member_expression" && read.Of("object") is { Type: "member_expression" } outer
                && outer.Of("property")!.Written == "outputs" && outer.Of("object")!.Written.TrimEnd('!') == module.Module.Name
            select (module.Target, Name: read.Of("property")!.Written, read.Line)).ToList();

        Faults.None(outputs.Where(o => o.Target.Output(o.Name) is null).Select(o => $"{o.Target} has no output '{o.Name}' (line {o.Line})"));
        Assert.True(outputs.Count > 20, $"{outputs.Count} outputs read");
    }

    [NodeFact]
    public async Task ParameterFiles_EachOfThem_GivesWhatMainNeedsAndNothingElse()
    {
        var deployment = await Deployment.LoadAsync();
        var wanted = deployment.Main.Of("parameter").ToDictionary(p => p.Name);
        foreach (var file in deployment.ParameterFiles)
        {
            var given = file.Of("variable").ToDictionary(p => p.Name, p => p.Value!);

            Assert.Equal("main.bicep", file.Tree.First("using_statement")!.First("string")!.Written);
            Assert.Empty(given.Keys.Except(wanted.Keys));
            Assert.Empty(wanted.Values.Where(p => p.IsRequired).Select(p => p.Name).Except(given.Keys));
            Assert.All(
                given.Where(g => g.Value.Type is "string" or "number" or "boolean"),
                g => Assert.True(Fits(g.Value.Type switch { "number" => "int", "boolean" => "bool", var type => type }, wanted[g.Key].DeclaredType), $"{file} {g.Key}"));
        }
    }

    /// <summary>The objects that parameter files give go into types that settings.bicep declares.</summary>
    [NodeFact]
    public async Task ParameterFiles_Objects_HaveThePropertiesOfTheirTypes()
    {
        var deployment = await Deployment.LoadAsync();
        var settings = deployment["infra/modules/settings.bicep"];
        var checkedObjects = 0;
        foreach (var given in deployment.ParameterFiles.SelectMany(f => f.Of("variable")).Where(v => v.Value!.Type == "object"))
        {
            checkedObjects++;
            var type = settings.ByName[settings.ByName[given.Name].DeclaredType].Value!;
            Assert.Empty(given.Value!.Properties.Select(p => p.Name).Except(type.Properties.Select(p => p.Name)));
        }

        Assert.Equal(4, checkedObjects);
    }

    private static IEnumerable<(BicepFile File, Declaration Module, BicepFile Target)> Modules(Deployment deployment) =>
        from file in deployment.Templates
        from module in file.Of("module")
        select (file, module, deployment.Of(file, module));

    /// <summary>The type of what is given, as far as it can be told without a compiler.</summary>
    private static string? TypeOf(Deployment deployment, BicepFile file, SyntaxNode value) => value.Type switch
    {
        "number" => "int",
        "boolean" => "bool",
        "string" or "object" or "array" => value.Type,
        "identifier" when file.ByName.TryGetValue(value.Text, out var declared) && declared.Kind == "parameter_declaration" => declared.DeclaredType,
        "identifier" when file.ByName.TryGetValue(value.Text, out var declared) && declared.Kind == "variable_declaration" => TypeOf(deployment, file, declared.Value!),
        "member_expression" when value.Of("object") is { Type: "member_expression" } outputs && outputs.Of("property")!.Written == "outputs"
            && file.ByName.TryGetValue(outputs.Of("object")!.Written.TrimEnd('!'), out var module) && module.Kind == "module_declaration" =>
            deployment.Of(file, module).Output(value.Of("property")!.Written)?.DeclaredType,
        _ => null,
    };

    private static bool Fits(string given, string wanted) =>
        given == wanted || wanted == "array" || given == "array" && wanted.EndsWith("[]", StringComparison.Ordinal) || given == "object" && wanted.EndsWith("Options", StringComparison.Ordinal);
}
